package dev.cuehook.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.DeliveryQuery;
import dev.cuehook.inbox.DeliveryState;
import dev.cuehook.inbox.FailedAttempt;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator finds every delivery that is kept, in each of its states, with its failures. */
interface InboxSearch extends InboxTests {

    @Test
    default void showsADeliveryInEachStateOfItsLife() {
        StoredDelivery delivery = bench().accept(bench().delivery("clip-1"));
        KeptDelivery open = find(delivery);
        assertThat(open.endpoint()).isEqualTo(InboxBench.ENDPOINT);
        assertThat(open.platform()).isEqualTo("acme");
        assertThat(open.type()).isEqualTo("clip.ready");
        assertThat(open.identity()).isEqualTo(delivery.identity().readable());
        assertThat(open.resource()).isEqualTo("clip-1");
        assertThat(open.assurance()).isEqualTo(delivery.assurance());
        assertThat(open.receivedAt()).isEqualTo(delivery.receivedAt());
        assertThat(open.state()).isEqualTo(DeliveryState.OPEN);
        assertThat(open.endedAt()).isNull();
        assertThat(open.hasBody()).isTrue();
        assertThat(open.attempts()).isZero();

        ClaimedDelivery claim = bench().claimOne();
        assertThat(find(delivery).attempts()).isEqualTo(1);
        bench().inbox().retry(claim, Duration.ZERO, InboxBench.FAILURE);
        assertThat(find(delivery).failure()).isEqualTo(InboxBench.FAILURE);
        bench().done(bench().claimOne());
        KeptDelivery done = find(delivery);
        assertThat(done.state()).isEqualTo(DeliveryState.DONE);
        assertThat(done.endedAt()).isNotNull();
        assertThat(done.attempts()).isEqualTo(2);

        bench().admin().replay(delivery.id());
        KeptDelivery replayed = find(delivery);
        assertThat(replayed.state()).isEqualTo(DeliveryState.OPEN);
        assertThat(replayed.replay()).isEqualTo(1);
        assertThat(replayed.failure()).as("a failure of before the replay").isNull();
        bench().bury(bench().claimOne());
        KeptDelivery dead = find(delivery);
        assertThat(dead.state()).isEqualTo(DeliveryState.DEAD);
        assertThat(dead.reason()).isEqualTo(DeadReason.ATTEMPTS_EXHAUSTED);
        assertThat(dead.attempts()).isEqualTo(1);

        bench().admin().discard(delivery.id());
        assertThat(find(delivery).state()).isEqualTo(DeliveryState.DISCARDED);
        assertThat(find(delivery).number()).isEqualTo(open.number());
    }

    @Test
    default void findsByEverythingThatIsAskedFor() {
        StoredDelivery ready = bench().accept(bench().delivery("clip-1").type("clip.ready"));
        contract().moveTime(Duration.ofSeconds(10));
        Instant later = contract().clock().instant();
        StoredDelivery failed = bench().accept(bench().delivery("clip-2").type("clip.failed"));
        StoredDelivery other =
                bench().accept(bench().deliveryTo(InboxBench.OTHER_ENDPOINT).type("clip.ready"));

        assertThat(search(DeliveryQuery.all())).containsExactly(other.id(), failed.id(), ready.id());
        assertThat(search(DeliveryQuery.all().fromTheOldest())).containsExactly(ready.id(), failed.id(), other.id());
        assertThat(search(DeliveryQuery.all().endpoint(InboxBench.OTHER_ENDPOINT)))
                .containsExactly(other.id());
        assertThat(search(DeliveryQuery.open().type("clip.ready"))).containsExactly(other.id(), ready.id());
        assertThat(search(DeliveryQuery.open().type("Clip.Ready"))).isEmpty();
        assertThat(search(DeliveryQuery.all().resource("clip-2"))).containsExactly(failed.id());
        assertThat(search(DeliveryQuery.all().receivedBefore(later))).containsExactly(ready.id());
        assertThat(search(DeliveryQuery.all().receivedFrom(later))).containsExactly(other.id(), failed.id());
        assertThat(search(DeliveryQuery.dead())).isEmpty();
        assertThat(search(DeliveryQuery.done())).isEmpty();
    }

    @Test
    default void findsTheDeadByReasonAndByError() {
        StoredDelivery exhausted = bench().dead();
        StoredDelivery lost = bench().accept(bench().delivery());
        Failure other = new Failure("java.lang.IllegalStateException", "no");
        bench().inbox()
                .settle(bench().claimOne(), Settlement.dead(DeadReason.NOT_RETRYABLE, other), Transaction.none());

        assertThat(search(DeliveryQuery.dead().reason(DeadReason.NOT_RETRYABLE)))
                .containsExactly(lost.id());
        assertThat(search(DeliveryQuery.dead().error(InboxBench.FAILURE.error())))
                .containsExactly(exhausted.id());
        assertThat(search(DeliveryQuery.dead().error(other.error()))).containsExactly(lost.id());
        assertThat(search(DeliveryQuery.done().reason(DeadReason.NOT_RETRYABLE)))
                .isEmpty();
    }

    @Test
    default void goesThroughAllPageByPage() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add(bench().accept(bench().delivery(i % 2 == 0 ? "even" : "odd"))
                    .id());
        }
        List<String> found = new ArrayList<>();
        DeliveryQuery next = DeliveryQuery.open();
        for (List<KeptDelivery> page = bench().admin().search(next, 10);
                !page.isEmpty();
                page = bench().admin().search(next, 10)) {
            assertThat(page).hasSizeLessThanOrEqualTo(10);
            page.forEach(delivery -> found.add(delivery.id()));
            next = next.behind(page.get(page.size() - 1));
        }

        Collections.reverse(all);
        assertThat(found).containsExactlyElementsOf(all);
    }

    @Test
    default void tellsEveryAttemptThatFailed() {
        StoredDelivery delivery = bench().accept(bench().delivery());
        Failure second = new Failure("java.lang.IllegalStateException", "no");
        bench().inbox().retry(bench().claimOne(), Duration.ZERO, InboxBench.FAILURE);
        bench().inbox().retry(bench().claimOne(), Duration.ZERO, second);
        bench().bury(bench().claimOne());
        bench().admin().replay(delivery.id());
        bench().bury(bench().claimOne());

        List<FailedAttempt> attempts = bench().admin().failedAttempts(delivery.id());

        assertThat(attempts).extracting(FailedAttempt::replay).containsExactly(0, 0, 0, 1);
        assertThat(attempts).extracting(FailedAttempt::attempt).containsExactly(1, 2, 3, 1);
        assertThat(attempts)
                .extracting(FailedAttempt::failure)
                .containsExactly(InboxBench.FAILURE, second, InboxBench.FAILURE, InboxBench.FAILURE);
        assertThat(bench().admin().failedAttempts("nobody")).isEmpty();
    }

    @Test
    default void givesTheBytesForAsLongAsTheyAreKept() {
        StoredDelivery delivery = bench().accept(bench().delivery());
        assertThat(bench().admin().body(delivery.id())).hasValue(delivery.body());
        bench().drain();
        assertThat(bench().admin().body(delivery.id())).hasValue(delivery.body());

        contract().moveTime(bench().inbox().retention().plusSeconds(1));
        contract().forgetExpired();

        assertThat(bench().admin().body(delivery.id())).isEmpty();
        assertThat(bench().admin().body("nobody")).isEmpty();
    }

    @Test
    default void namesTheEndpointsThatHaveWorkOrAreHeld() {
        assertThat(bench().admin().endpoints()).isEmpty();
        bench().dead();
        bench().accept(bench().deliveryTo(InboxBench.OTHER_ENDPOINT));
        bench().admin().hold("endpoint-c");

        assertThat(bench().admin().endpoints())
                .containsExactly(InboxBench.ENDPOINT, InboxBench.OTHER_ENDPOINT, "endpoint-c");

        bench().admin().release("endpoint-c");
        assertThat(bench().admin().endpoints()).doesNotContain("endpoint-c");
    }

    @Test
    default void findsNothingUnderTextsAndTimesThatNothingHas() {
        StoredDelivery delivery = bench().accept(bench().delivery());
        for (String odd : List.of("", "a\0b", "\uD800", "\u00e9", "\uD83C\uDFAC", "x".repeat(1_000))) {
            assertThat(search(DeliveryQuery.all().endpoint(odd))).isEmpty();
            assertThat(search(DeliveryQuery.all().type(odd))).isEmpty();
            assertThat(search(DeliveryQuery.all().resource(odd))).isEmpty();
            assertThat(search(DeliveryQuery.all().error(odd))).isEmpty();
            assertThat(bench().admin().counts(odd).open()).isZero();
            assertThat(bench().admin().find(odd)).isEmpty();
            assertThat(bench().admin().body(odd)).isEmpty();
            assertThat(bench().admin().failedAttempts(odd)).isEmpty();
            assertThat(bench().admin().replay(odd)).isEqualTo(ReplayOutcome.GONE);
            assertThat(bench().admin().discard(odd)).isFalse();
        }
        assertThat(search(DeliveryQuery.all().receivedFrom(Instant.MAX))).isEmpty();
        assertThat(search(DeliveryQuery.all().receivedFrom(Instant.MIN).receivedBefore(Instant.MAX)))
                .containsExactly(delivery.id());
        assertThat(bench().admin().search(DeliveryQuery.all(), 0)).isEmpty();
        assertThat(bench().admin().search(DeliveryQuery.all(), -1)).isEmpty();
    }

    private List<String> search(DeliveryQuery query) {
        return bench().admin().search(query, 100).stream().map(KeptDelivery::id).toList();
    }

    private KeptDelivery find(StoredDelivery delivery) {
        return bench().admin().find(delivery.id()).orElseThrow();
    }
}
