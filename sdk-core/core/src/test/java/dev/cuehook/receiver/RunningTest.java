package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The slots of attempts that run and of those that wait for their handler. */
class RunningTest {

    private final List<String> resumed = new ArrayList<>();
    private final HandlerLimit limit = new HandlerLimit(1);
    private final Running running = running(Inbox.inMemory(), Duration.ofMinutes(1));

    private static Running running(Inbox inbox, Duration lease) {
        return new Running(
                new Setup(
                        inbox,
                        DedupeStore.inMemory(),
                        Clock.systemUTC(),
                        ReceiverListener.none(),
                        Tracing.none(),
                        RetryPolicy.defaults(),
                        2,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(1)),
                lease,
                () -> {});
    }

    @AfterEach
    void close() {
        running.close();
    }

    private static ClaimedDelivery claim(String id) {
        return new ClaimedDelivery(Stored.of("a", "p", id, "{}"), 1, 1, 0, false);
    }

    private boolean enters(Running.Run run, String id) {
        return run.enter(limit, () -> resumed.add(id));
    }

    private void assertCounts(int free, int ofEndpoint, int waiting) {
        assertThat(running.free()).isEqualTo(free);
        assertThat(running.of("a")).isEqualTo(ofEndpoint);
        assertThat(running.waiting("a")).isEqualTo(waiting);
    }

    @Test
    void oneThatWaitsHasNoSlotAndTakesOneWhenItGoesOn() {
        Running.Run first = running.begin(claim("d1"));
        assertThat(enters(first, "d1")).isTrue();
        assertCounts(1, 1, 0);
        Running.Run second = running.begin(claim("d2"));
        assertCounts(0, 2, 0);
        assertThat(enters(second, "d2")).isFalse();
        assertCounts(1, 1, 1);

        first.end();
        assertThat(resumed).containsExactly("d2");
        assertCounts(1, 1, 0);
        assertThat(enters(second, "d2")).as("it has its place already").isTrue();
        second.end();
        second.end();
        assertCounts(2, 0, 0);
    }

    @Test
    void oneThatWaitsNoMoreLeavesItsPlaceToTheNext() {
        Running.Run first = running.begin(claim("d1"));
        enters(first, "d1");
        enters(running.begin(claim("d2")), "d2");

        assertThat(running.withdrawWaiting())
                .extracting(claim -> claim.delivery().id())
                .containsExactly("d2");
        assertCounts(1, 1, 0);
        assertThat(running.withdrawWaiting()).isEmpty();
        first.end();
        assertThat(resumed).isEmpty();
        assertCounts(2, 0, 0);
        assertThat(enters(running.begin(claim("d3")), "d3")).isTrue();
    }

    @Test
    void saysWhetherAllHaveEnded() {
        Running.Run run = running.begin(claim("d1"));

        assertThat(running.awaitEnd(Duration.ofMillis(20))).isFalse();
        run.end();
        assertThat(running.awaitEnd(Duration.ZERO)).isTrue();
    }

    @Test
    void oneWhoseLeaseWasLostWaitsNoMore() {
        FailingInbox losing = new FailingInbox() {
            @Override
            public Set<ClaimedDelivery> renew(Collection<ClaimedDelivery> claims, Duration lease) {
                return Set.copyOf(claims);
            }
        };
        Running renewed = running(losing, Duration.ofMillis(60));
        try {
            Running.Run first = renewed.begin(claim("d1"));
            enters(first, "d1");
            enters(renewed.begin(claim("d2")), "d2");
            assertThat(renewed.waiting("a")).isEqualTo(1);
            renewed.start();
            await().until(() -> renewed.waiting("a") == 0);

            first.end();
            assertThat(resumed).as("somebody else may handle it now").isEmpty();
            assertThat(renewed.free()).isEqualTo(2);
        } finally {
            renewed.close();
        }
    }
}
