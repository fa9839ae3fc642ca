package dev.cuehook.testing.contract;

import static dev.cuehook.inbox.AcceptOutcome.ACCEPTED;
import static dev.cuehook.inbox.AcceptOutcome.DUPLICATE;
import static dev.cuehook.inbox.AcceptOutcome.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.StoredDelivery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A full inbox refuses, forgets nothing, and recovers. */
interface InboxBounds extends InboxTests {

    int MOST = 8;

    @Test
    default void aFullInboxRefusesAndRecovers() {
        InboxBench full = bounded(contract().createHolding(MOST), "createHolding");
        List<StoredDelivery> refused = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < 10 * MOST; i++) {
            StoredDelivery delivery = full.delivery().build();
            AcceptOutcome outcome = full.offer(delivery);
            if (outcome == ACCEPTED) {
                accepted.add(delivery.id());
            } else {
                assertThat(outcome).isEqualTo(REFUSED);
                refused.add(delivery);
            }
        }

        assertThat(accepted).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
        assertThat(full.drain()).as("all that was accepted").containsExactlyInAnyOrderElementsOf(accepted);
        assertThat(full.offer(refused.get(0)))
                .as("a refused one that comes again")
                .isEqualTo(ACCEPTED);
        assertThat(full.drain()).containsExactly(refused.get(0).id());
    }

    @Test
    default void aFullInboxStillKnowsRepeats() {
        InboxBench full = bounded(contract().createHolding(MOST), "createHolding");
        StoredDelivery first = full.accept(full.delivery());
        AcceptOutcome last = ACCEPTED;
        for (int i = 0; i < 10 * MOST && last == ACCEPTED; i++) {
            last = full.offer(full.delivery().build());
        }

        assertThat(last).isEqualTo(REFUSED);
        assertThat(full.offer(full.withKey(first.identity().key()).build())).isEqualTo(DUPLICATE);
    }

    @Test
    default void aFullMemoryNeverForgetsAKeyBeforeItsTime() {
        InboxBench full = bounded(contract().createRemembering(MOST), "createRemembering");
        List<StoredDelivery> accepted = new ArrayList<>();
        for (int i = 0; i < 3 * MOST; i++) {
            StoredDelivery delivery = full.delivery().build();
            if (full.offer(delivery) == ACCEPTED) {
                accepted.add(delivery);
            }
            full.drain();
        }

        assertThat(accepted).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
        accepted.forEach(delivery -> assertThat(
                        full.offer(full.withKey(delivery.identity().key()).build()))
                .isEqualTo(DUPLICATE));

        contract().moveTime(full.inbox().retention().plusSeconds(1));
        contract().forgetExpired();
        full.accept(full.delivery());
    }

    private InboxBench bounded(@Nullable Inbox inbox, String method) {
        if (inbox == null) {
            return abort("The bound cannot be set: " + method + " gives no inbox.");
        }
        return bench(inbox);
    }
}
