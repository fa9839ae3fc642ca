package dev.cuehook.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.StoredDelivery;
import org.junit.jupiter.api.Test;

/** Holding, releasing, closing. */
interface InboxOperation extends InboxTests {

    @Test
    default void handsOutNothingOfAHeldEndpoint() {
        StoredDelivery before = bench().accept(bench().delivery());
        bench().admin().hold(InboxBench.ENDPOINT);
        StoredDelivery during = bench().accept(bench().delivery());

        assertThat(bench().claim(10)).isEmpty();
        assertThat(bench().admin().counts(InboxBench.ENDPOINT).held()).isTrue();

        bench().admin().release(InboxBench.ENDPOINT);
        assertThat(bench().admin().counts(InboxBench.ENDPOINT).held()).isFalse();
        assertThat(bench().drain()).containsExactlyInAnyOrder(before.id(), during.id());
    }

    @Test
    default void holdingOneEndpointLeavesTheOthersAlone() {
        StoredDelivery other = bench().accept(bench().deliveryTo(InboxBench.OTHER_ENDPOINT));

        bench().admin().hold(InboxBench.ENDPOINT);

        assertThat(InboxBench.ids(bench().inbox().claim(InboxBench.OTHER_ENDPOINT, 10, InboxBench.LEASE)))
                .containsExactly(other.id());
    }

    @Test
    default void whatIsBeingHandledMayEndWhileItsEndpointIsHeld() {
        bench().accept(bench().delivery());
        ClaimedDelivery claim = bench().claimOne();

        bench().admin().hold(InboxBench.ENDPOINT);

        assertThat(bench().done(claim)).isTrue();
    }

    @Test
    default void aClosedInboxTakesNothing() {
        bench().inbox().close();

        AcceptOutcome outcome;
        try {
            outcome = bench().offer(bench().delivery().build());
        } catch (IllegalStateException e) {
            outcome = AcceptOutcome.REFUSED; // to say so is as good
        }

        assertThat(outcome).isEqualTo(AcceptOutcome.REFUSED);
    }

    @Test
    default void closingTwiceDoesNoHarm() {
        bench().accept(bench().delivery());

        bench().inbox().close();
        bench().inbox().close();
    }
}
