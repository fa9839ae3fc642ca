package dev.cuehook.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A delivery is handed out until it is settled, and nothing done under a lost lease has an effect. */
interface InboxLeases extends InboxTests {

    Duration JUST = Duration.ofMillis(1);

    @Test
    default void countsAttempts() {
        bench().accept(bench().delivery());

        for (int attempt = 1; attempt <= 3; attempt++) {
            ClaimedDelivery claim = bench().claimOne();
            assertThat(claim.attempt()).isEqualTo(attempt);
            assertThat(inbox().retry(claim, Duration.ZERO, InboxBench.FAILURE)).isTrue();
        }
    }

    @Test
    default void handsOutAgainOnlyWhenTheLeaseIsOver() {
        bench().accept(bench().delivery());
        ClaimedDelivery first = bench().claimOne();

        contract().moveTime(InboxBench.LEASE.minus(JUST));
        assertThat(bench().claim(10)).isEmpty();

        contract().moveTime(JUST.multipliedBy(2));
        ClaimedDelivery second = bench().claimOne();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.token()).isNotEqualTo(first.token());
    }

    @Test
    default void renewingProlongsALease() {
        bench().accept(bench().delivery());
        ClaimedDelivery claim = bench().claimOne();

        contract().moveTime(InboxBench.LEASE.minus(JUST));
        assertThat(inbox().renew(List.of(claim), InboxBench.LEASE)).isEmpty();
        contract().moveTime(InboxBench.LEASE.minus(JUST));

        assertThat(bench().claim(10)).isEmpty();
        assertThat(bench().done(claim)).isTrue();
    }

    @Test
    default void renewingTellsWhichLeasesAreLost() {
        bench().accept(bench().delivery("clip-1"));
        bench().accept(bench().delivery("clip-2"));
        List<ClaimedDelivery> claims = bench().claim(10);
        contract().moveTime(InboxBench.LEASE.plus(JUST));
        ClaimedDelivery taken = bench().claim(1).get(0);

        Set<ClaimedDelivery> lost = inbox().renew(claims, InboxBench.LEASE);

        assertThat(lost)
                .extracting(claim -> claim.delivery().id())
                .contains(taken.delivery().id());
        assertThat(bench().done(taken)).isTrue();
    }

    @Test
    default void settlingUnderALostLeaseChangesNothing() {
        ClaimedDelivery[] both = lostAndHeld();

        assertThat(bench().done(both[0])).isFalse();
        assertThat(bench().bury(both[0])).isFalse();

        assertHeld(both[1]);
    }

    @Test
    default void retryingUnderALostLeaseChangesNothing() {
        ClaimedDelivery[] both = lostAndHeld();

        assertThat(inbox().retry(both[0], Duration.ZERO, InboxBench.FAILURE)).isFalse();

        assertHeld(both[1]);
    }

    @Test
    default void givingBackUnderALostLeaseChangesNothing() {
        ClaimedDelivery[] both = lostAndHeld();

        inbox().giveBack(both[0]);

        assertHeld(both[1]);
    }

    @Test
    default void replacingUnderALostLeaseChangesNothing() {
        ClaimedDelivery[] both = lostAndHeld();

        assertThat(inbox().replace(both[0], confirmed(both[0].delivery()))).isFalse();

        assertHeld(both[1]);
    }

    @Test
    default void renewingUnderALostLeaseChangesNothing() {
        ClaimedDelivery[] both = lostAndHeld();

        assertThat(inbox().renew(List.of(both[0]), InboxBench.LEASE.multipliedBy(10)))
                .containsExactly(both[0]);

        contract().moveTime(InboxBench.LEASE.plus(JUST));
        assertThat(bench().claimOne().attempt()).isEqualTo(3);
    }

    @Test
    default void settlesOnlyOnce() {
        bench().accept(bench().delivery());
        ClaimedDelivery claim = bench().claimOne();

        assertThat(bench().done(claim)).isTrue();

        assertThat(bench().done(claim)).isFalse();
        assertThat(bench().bury(claim)).isFalse();
        assertThat(inbox().retry(claim, Duration.ZERO, InboxBench.FAILURE)).isFalse();
        assertThat(bench().claim(10)).isEmpty();
        assertThat(bench().admin().dead(InboxBench.ENDPOINT, 10)).isEmpty();
    }

    @Test
    default void settlingOneOfAResourceLeavesTheNextAlone() {
        bench().accept(bench().delivery("clip-1"));
        StoredDelivery next = bench().accept(bench().delivery("clip-1"));
        ClaimedDelivery first = bench().claimOne();
        bench().done(first);
        ClaimedDelivery second = bench().claimOne();

        assertThat(bench().done(first)).isFalse();

        assertThat(second.delivery().id()).isEqualTo(next.id());
        assertThat(second.attempt()).isEqualTo(1);
        assertThat(bench().done(second)).isTrue();
    }

    @Test
    default void aRetryWaitsForItsTimeAndItsResourceWaitsForIt() {
        StoredDelivery first = bench().accept(bench().delivery("clip-1"));
        StoredDelivery second = bench().accept(bench().delivery("clip-1"));
        assertThat(inbox().retry(bench().claimOne(), Duration.ofSeconds(30), InboxBench.FAILURE))
                .isTrue();

        contract().moveTime(Duration.ofSeconds(30).minus(JUST));
        assertThat(bench().claim(10)).isEmpty();

        contract().moveTime(JUST.multipliedBy(2));
        assertThat(bench().drain()).containsExactly(first.id(), second.id());
    }

    @Test
    default void givingBackDoesNotCountTheAttempt() {
        bench().accept(bench().delivery());
        inbox().retry(bench().claimOne(), Duration.ZERO, InboxBench.FAILURE);

        ClaimedDelivery second = bench().claimOne();
        inbox().giveBack(second);

        assertThat(bench().claimOne().attempt()).isEqualTo(second.attempt()).isEqualTo(2);
    }

    @Test
    default void replacesAnUnconfirmedDeliveryAtTheEndOfItsOwnResource() {
        StoredDelivery unconfirmed = bench().accept(bench().delivery().assurance(Assurance.TOKEN));
        ClaimedDelivery claim = bench().claimOne();
        StoredDelivery waiting = bench().accept(bench().delivery("clip-1"));

        assertThat(inbox().replace(claim, confirmed(unconfirmed))).isTrue();

        ClaimedDelivery first = bench().claimOne();
        assertThat(first.delivery().id()).isEqualTo(waiting.id());
        bench().done(first);
        ClaimedDelivery replaced = bench().claimOne();
        assertThat(replaced.delivery().id()).isEqualTo(unconfirmed.id());
        assertThat(replaced.delivery().assurance()).isEqualTo(Assurance.CONFIRMED);
        assertThat(replaced.delivery().body()).isEqualTo(confirmed(unconfirmed).body());
        assertThat(replaced.attempt()).isEqualTo(1);
        assertThat(bench().offer(bench().withKey(unconfirmed.identity().key()).build()))
                .isEqualTo(AcceptOutcome.DUPLICATE);
        assertThat(bench().done(replaced)).isTrue();
    }

    @Test
    default void losesNothingWhenTheClockJumps() {
        StoredDelivery before = bench().accept(bench().delivery("clip-1"));
        contract().moveTime(Duration.ofHours(-1));
        StoredDelivery after = bench().accept(bench().delivery("clip-1"));
        StoredDelivery elsewhere = bench().accept(bench().delivery("clip-2"));

        assertThat(bench().drain()).contains(elsewhere.id());
        contract().moveTime(Duration.ofHours(1).plus(JUST));
        List<String> later = bench().drain();

        assertThat(bench().admin().counts(InboxBench.ENDPOINT).open()).isZero();
        assertThat(later.indexOf(before.id())).isLessThanOrEqualTo(later.indexOf(after.id()));
        contract().moveTime(Duration.ofHours(-2));
        assertThat(bench().offer(bench().withKey(before.identity().key()).build()))
                .isEqualTo(AcceptOutcome.DUPLICATE);
    }

    @Test
    default void settlesInATransactionOfItsOwnAndTellsWhatTheWorkSaid() throws Exception {
        bench().accept(bench().delivery());
        ClaimedDelivery claim = bench().claimOne();

        assertThat(inbox().transactions().run(transaction -> inbox().settle(claim, Settlement.done(), transaction)))
                .isTrue();
        assertThat(inbox().transactions().run(transaction -> inbox().settle(claim, Settlement.done(), transaction)))
                .isFalse();
    }

    @Test
    default void aHandlerThatThrowsInTheTransactionSettlesNothing() {
        bench().accept(bench().delivery());
        ClaimedDelivery claim = bench().claimOne();

        assertThatThrownBy(() -> inbox().transactions().run(transaction -> {
                    throw new IOException("The catalog did not answer.");
                }))
                .isInstanceOf(IOException.class);

        assertThat(inbox().retry(claim, Duration.ZERO, InboxBench.FAILURE)).isTrue();
        assertThat(bench().claimOne().attempt()).isEqualTo(2);
    }

    private Inbox inbox() {
        return bench().inbox();
    }

    /** A lease that was lost, and the one that took its place. */
    private ClaimedDelivery[] lostAndHeld() {
        bench().accept(bench().delivery("clip-1"));
        ClaimedDelivery lost = bench().claimOne();
        contract().moveTime(InboxBench.LEASE.plus(JUST));
        return new ClaimedDelivery[] {lost, bench().claimOne()};
    }

    private void assertHeld(ClaimedDelivery held) {
        assertThat(bench().claim(10))
                .as("what is handed out beside the held one")
                .isEmpty();
        assertThat(bench().admin().dead(InboxBench.ENDPOINT, 10)).isEmpty();
        assertThat(bench().done(held)).as("settling the held one").isTrue();
        assertThat(bench().claim(10)).isEmpty();
    }

    private static StoredDelivery confirmed(StoredDelivery unconfirmed) {
        return unconfirmed.toBuilder()
                .body("{\"confirmed\":true}".getBytes(StandardCharsets.UTF_8))
                .assurance(Assurance.CONFIRMED)
                .resource(InboxBench.resource("clip-1"))
                .build();
    }
}
