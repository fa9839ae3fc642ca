package dev.cuehook.testing.contract;

import static dev.cuehook.inbox.AcceptOutcome.ACCEPTED;
import static dev.cuehook.inbox.AcceptOutcome.DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.DeliveryState;
import dev.cuehook.inbox.InboxCounts;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.inbox.StoredDelivery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is given up is kept, can be replayed once at a time, and is remembered. */
interface InboxDeadLetters extends InboxTests {

    @Test
    default void keepsWhatDied() {
        StoredDelivery delivery = bench().accept(bench().delivery("clip-1"));
        bench().inbox().retry(bench().claimOne(), Duration.ZERO, InboxBench.FAILURE);
        bench().bury(bench().claimOne());

        KeptDelivery dead = bench().admin().find(delivery.id()).orElseThrow();

        assertThat(dead.state()).isEqualTo(DeliveryState.DEAD);
        assertThat(bench().admin().body(delivery.id())).hasValue(delivery.body());
        assertThat(dead.reason()).isEqualTo(DeadReason.ATTEMPTS_EXHAUSTED);
        assertThat(dead.failure()).isEqualTo(InboxBench.FAILURE);
        assertThat(dead.attempts()).isEqualTo(2);
        assertThat(bench().claim(10)).isEmpty();
    }

    @Test
    default void listsTheNewestDeadFirst() {
        StoredDelivery first = bench().dead();
        contract().moveTime(Duration.ofSeconds(1));
        StoredDelivery second = bench().dead();
        contract().moveTime(Duration.ofSeconds(1));
        StoredDelivery third = bench().dead();

        assertThat(dead(10)).containsExactly(third.id(), second.id(), first.id());
        assertThat(dead(2)).containsExactly(third.id(), second.id());
        assertThat(bench().admin().dead(InboxBench.OTHER_ENDPOINT, 10)).isEmpty();
    }

    @Test
    default void theNextOfAResourceLearnsThatOneDiedBeforeIt() {
        bench().accept(bench().delivery("clip-1"));
        StoredDelivery waiting = bench().accept(bench().delivery("clip-1"));
        bench().bury(bench().claimOne());

        ClaimedDelivery next = bench().claimOne();

        assertThat(next.delivery().id()).isEqualTo(waiting.id());
        assertThat(next.afterDead()).isTrue();
        assertThat(next.attempt()).isEqualTo(1);
    }

    @Test
    default void nobodyIsToldOfADeathThatWasNotBeforeIt() {
        bench().accept(bench().delivery("clip-1"));
        StoredDelivery other = bench().accept(bench().delivery("clip-2"));
        ClaimedDelivery dying = bench().claim(1).get(0);
        bench().bury(dying);

        ClaimedDelivery next = bench().claimOne();

        assertThat(next.delivery().id()).isEqualTo(other.id());
        assertThat(next.afterDead()).isFalse();
    }

    @Test
    default void replaysWhatDied() {
        StoredDelivery delivery = bench().dead();

        assertThat(bench().admin().replay(delivery.id())).isEqualTo(ReplayOutcome.REPLAYED);

        assertThat(dead(10)).isEmpty();
        ClaimedDelivery claim = bench().claimOne();
        assertThat(claim.delivery().id()).isEqualTo(delivery.id());
        assertThat(claim.delivery().body()).isEqualTo(delivery.body());
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.replay()).isEqualTo(1);
        assertThat(bench().offer(bench().withKey(delivery.identity().key()).build()))
                .isEqualTo(DUPLICATE);
        assertThat(bench().done(claim)).isTrue();
    }

    @Test
    default void replaysWhatDiedOnlyOnce() {
        StoredDelivery dead = bench().dead();
        assertThat(bench().admin().replay(dead.id())).isEqualTo(ReplayOutcome.REPLAYED);

        assertThat(bench().admin().replay(dead.id())).isEqualTo(ReplayOutcome.ALREADY_OPEN);

        assertThat(bench().drain()).containsExactly(dead.id());
        assertThat(bench().claim(10)).isEmpty();
    }

    @Test
    default void replaysExactlyOnceOf16AtOnce() throws Exception {
        StoredDelivery dead = bench().dead();

        List<ReplayOutcome> outcomes = AtOnce.run(16, i -> () -> bench().admin().replay(dead.id()));

        assertThat(outcomes).filteredOn(ReplayOutcome.REPLAYED::equals).hasSize(1);
        assertThat(outcomes).filteredOn(ReplayOutcome.ALREADY_OPEN::equals).hasSize(15);
        assertThat(bench().drain()).containsExactly(dead.id());
    }

    @Test
    default void countsReplays() {
        StoredDelivery delivery = bench().dead();
        bench().admin().replay(delivery.id());
        bench().bury(bench().claimOne());

        assertThat(bench().admin().replay(delivery.id())).isEqualTo(ReplayOutcome.REPLAYED);

        assertThat(bench().claimOne().replay()).isEqualTo(2);
    }

    @Test
    default void aReplayGoesToTheEndOfItsResource() {
        StoredDelivery dead = bench().accept(bench().delivery("clip-1"));
        bench().bury(bench().claimOne());
        StoredDelivery waiting = bench().accept(bench().delivery("clip-1"));

        bench().admin().replay(dead.id());

        assertThat(bench().drain()).containsExactly(waiting.id(), dead.id());
    }

    @Test
    default void discardingKeepsTheIdentity() {
        StoredDelivery delivery = bench().dead();

        assertThat(bench().admin().discard(delivery.id())).isTrue();

        assertThat(bench().admin().discard(delivery.id())).as("a second time").isFalse();
        assertThat(dead(10)).isEmpty();
        assertThat(bench().admin().find(delivery.id()).orElseThrow().state()).isEqualTo(DeliveryState.DISCARDED);
        assertThat(bench().offer(bench().withKey(delivery.identity().key()).build()))
                .isEqualTo(DUPLICATE);
        assertThat(bench().claim(10)).isEmpty();
    }

    @Test
    default void discardsOnlyWhatIsDead() {
        StoredDelivery open = bench().accept(bench().delivery());

        assertThat(bench().admin().discard(open.id())).isFalse();

        assertThat(bench().drain()).containsExactly(open.id());
    }

    @Test
    default void keepsOneThatIsDeadOnArrival() {
        StoredDelivery delivery = bench().delivery("clip-1")
                .deadOnArrival(DeadReason.TOO_OLD_TO_KNOW)
                .build();

        assertThat(bench().offer(delivery)).isEqualTo(ACCEPTED);

        assertThat(bench().claim(10)).isEmpty();
        KeptDelivery dead = bench().admin().find(delivery.id()).orElseThrow();
        assertThat(dead.reason()).isEqualTo(DeadReason.TOO_OLD_TO_KNOW);
        assertThat(dead.failure()).isNull();
        assertThat(dead.attempts()).isZero();
        assertThat(bench().offer(bench().withKey(delivery.identity().key()).build()))
                .isEqualTo(DUPLICATE);
    }

    @Test
    default void replaysOneThatWasDeadOnArrival() {
        StoredDelivery delivery = bench().accept(bench().delivery().deadOnArrival(DeadReason.TOO_OLD_TO_KNOW));

        assertThat(bench().admin().replay(delivery.id())).isEqualTo(ReplayOutcome.REPLAYED);

        ClaimedDelivery claim = bench().claimOne();
        assertThat(claim.delivery().deadOnArrival()).isNull();
        assertThat(bench().done(claim)).isTrue();
        assertThat(dead(10)).isEmpty();
    }

    @Test
    default void countsOpenAndDead() {
        bench().dead();
        StoredDelivery oldest = bench().accept(bench().delivery("clip-1"));
        contract().moveTime(Duration.ofSeconds(5));
        bench().accept(bench().delivery("clip-1"));
        bench().claim(1);

        InboxCounts counts = bench().admin().counts(InboxBench.ENDPOINT);

        assertThat(counts.open()).isEqualTo(2);
        assertThat(counts.dead()).isEqualTo(1);
        assertThat(counts.oldest()).isEqualTo(oldest.receivedAt());
        assertThat(counts.held()).isFalse();
        assertThat(bench().admin().counts(InboxBench.OTHER_ENDPOINT)).isEqualTo(new InboxCounts(0, 0, null, false));
    }

    private List<String> dead(int most) {
        return bench().admin().dead(InboxBench.ENDPOINT, most).stream()
                .map(KeptDelivery::id)
                .toList();
    }
}
