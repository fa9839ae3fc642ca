package dev.cuehook.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Identity;
import dev.cuehook.inbox.DedupeStore.Claim;
import dev.cuehook.inbox.DedupeStore.Status;
import dev.cuehook.sender.Crypto;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class MemoryDedupeStoreTest {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Identity A = identity("a");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T12:00:00Z"));
    private final MemoryDedupeStore store = MemoryDedupeStore.builder()
            .clock(clock)
            .retention(Duration.ofDays(1))
            .mostKeys(2)
            .build();

    private static Identity identity(String of) {
        return new Identity(Crypto.sha256(of.getBytes(UTF_8)), of);
    }

    private Status claim(Identity identity) {
        return store.claim(identity, LEASE).status();
    }

    @Test
    void isNewThenInProgressThenDone() {
        Claim claim = store.claim(A, LEASE);

        assertThat(claim.status()).isEqualTo(Status.NEW);
        assertThat(claim(A)).isEqualTo(Status.IN_PROGRESS);
        store.complete(A, claim);
        assertThat(claim(A)).isEqualTo(Status.DONE);
    }

    @Test
    void isNewAgainAfterARelease() {
        store.release(A, store.claim(A, LEASE));

        assertThat(claim(A)).isEqualTo(Status.NEW);
    }

    @Test
    void aLostLeaseEndsNothing() {
        Claim lost = store.claim(A, LEASE);
        clock.advance(LEASE);
        Claim second = store.claim(A, LEASE);
        assertThat(second.status()).isEqualTo(Status.NEW);

        store.complete(A, lost);
        assertThat(claim(A)).isEqualTo(Status.IN_PROGRESS);
        store.release(A, lost);
        assertThat(claim(A)).isEqualTo(Status.IN_PROGRESS);
        store.complete(A, second);
        assertThat(claim(A)).isEqualTo(Status.DONE);
    }

    @Test
    void forgetsWhatIsDoneWhenItsTimeIsOver() {
        store.complete(A, store.claim(A, LEASE));
        clock.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(claim(A)).isEqualTo(Status.DONE);
        clock.advance(Duration.ofMillis(1));
        assertThat(claim(A)).isEqualTo(Status.NEW);
    }

    @Test
    void aFullStoreRefusesAndForgetsNothing() {
        store.complete(A, store.claim(A, LEASE));
        store.claim(identity("b"), LEASE);

        assertThat(claim(identity("c"))).isEqualTo(Status.REFUSED);
        assertThat(claim(A)).isEqualTo(Status.DONE);
        clock.advance(LEASE);
        assertThat(claim(identity("c"))).as("in place of a lapsed lease").isEqualTo(Status.NEW);
    }

    @RepeatedTest(20)
    void ofSixteenAtOnceOneIsNew() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            CyclicBarrier together = new CyclicBarrier(16);
            Callable<Status> claiming = () -> {
                together.await();
                return claim(A);
            };
            int fresh = 0;
            for (Future<Status> status : threads.invokeAll(Collections.nCopies(16, claiming))) {
                fresh += status.get() == Status.NEW ? 1 : 0;
            }
            assertThat(fresh).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
