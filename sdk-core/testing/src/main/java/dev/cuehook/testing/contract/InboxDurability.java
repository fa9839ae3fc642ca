package dev.cuehook.testing.contract;

import static dev.cuehook.inbox.AcceptOutcome.DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.StoredDelivery;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a durable inbox keeps is there when its store is opened again. */
interface InboxDurability extends InboxTests {

    @Test
    default void keepsOpenDeliveriesAcrossARestart() {
        StoredDelivery waiting = bench().accept(bench().delivery());

        InboxBench again = restart();

        assertThat(again.drain()).containsExactly(waiting.id());
    }

    @Test
    default void handsOutAgainWhatWasBeingHandledAtARestart() {
        StoredDelivery delivery = bench().accept(bench().delivery());
        bench().claimOne();

        InboxBench again = restart();
        contract().moveTime(InboxBench.LEASE.plusMillis(1));

        assertThat(again.drain()).containsExactly(delivery.id());
    }

    @Test
    default void remembersAcrossARestart() {
        StoredDelivery done = bench().accept(bench().delivery());
        bench().drain();
        StoredDelivery dead = bench().dead();

        InboxBench again = restart();

        assertThat(again.offer(again.withKey(done.identity().key()).build())).isEqualTo(DUPLICATE);
        assertThat(again.offer(again.withKey(dead.identity().key()).build())).isEqualTo(DUPLICATE);
        assertThat(again.admin().find(dead.id())).isPresent();
        assertThat(again.claim(10)).isEmpty();
    }

    private InboxBench restart() {
        assumeTrue(bench().inbox().isDurable(), "The inbox is not durable.");
        bench().inbox().close();
        Inbox again = contract().reopen();
        return bench(Objects.requireNonNull(again, "The inbox is durable: override reopen()."));
    }
}
