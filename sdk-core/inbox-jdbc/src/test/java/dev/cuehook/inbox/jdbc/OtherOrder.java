package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.ENDPOINT;
import static dev.cuehook.inbox.jdbc.Deliveries.LEASE;
import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.DeliveryState;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A store that is opened with another setting of the order while work waits in it. */
final class OtherOrder {

    private OtherOrder() {}

    /** All that is open is handed out, prolonged, tried again and ended, whichever setting it was accepted under. */
    static void endsWhatIsOpen(Supplier<JdbcInboxBuilder> store, boolean acceptedInOrder) {
        try (Inbox inbox = open(store, acceptedInOrder)) {
            for (String event : List.of("first", "second", "third")) {
                assertThat(accept(inbox, delivery(event, "resource"))).isEqualTo(AcceptOutcome.ACCEPTED);
            }
        }
        try (Inbox inbox = open(store, !acceptedInOrder)) {
            ClaimedDelivery first = claim(inbox, "first");
            assertThat(inbox.renew(List.of(first), LEASE)).isEmpty();
            assertThat(inbox.retry(first, Duration.ZERO, new Failure("e", "m"))).isTrue();
            assertThat(inbox.settle(first, Settlement.done(), Transaction.none()))
                    .as("its lease is over")
                    .isFalse();
            ClaimedDelivery again = claim(inbox, "first");
            assertThat(inbox.settle(again, Settlement.done(), Transaction.none()))
                    .isTrue();
            assertThat(inbox.settle(again, Settlement.done(), Transaction.none()))
                    .as("it is done")
                    .isFalse();
            ClaimedDelivery second = claim(inbox, "second");
            inbox.giveBack(second);
            assertThat(inbox.settle(
                            claim(inbox, "second"),
                            Settlement.dead(DeadReason.NOT_RETRYABLE, null),
                            Transaction.none()))
                    .isTrue();
            ClaimedDelivery third = claim(inbox, "third");
            assertThat(inbox.replace(third, third.delivery())).isTrue();
            assertThat(inbox.settle(claim(inbox, "third"), Settlement.done(), Transaction.none()))
                    .isTrue();
            assertThat(inbox.admin().counts(ENDPOINT).open()).isZero();
        }
    }

    /** One of a resource was accepted without the order and another with it: each is ended under its own lease. */
    static void endsTheOneThatIsMeant(Supplier<JdbcInboxBuilder> store) {
        StoredDelivery first = delivery("first", "resource");
        StoredDelivery second = delivery("second", "resource");
        try (Inbox inbox = open(store, false)) {
            assertThat(accept(inbox, first)).isEqualTo(AcceptOutcome.ACCEPTED);
        }
        try (Inbox inbox = open(store, true)) {
            assertThat(accept(inbox, second)).isEqualTo(AcceptOutcome.ACCEPTED);
            Map<String, ClaimedDelivery> claims = new HashMap<>();
            inbox.claim(ENDPOINT, 10, LEASE)
                    .forEach(claim -> claims.put(claim.delivery().id(), claim));
            assertThat(claims.keySet()).containsExactlyInAnyOrder(first.id(), second.id());

            assertThat(inbox.settle(
                            Objects.requireNonNull(claims.get(first.id())), Settlement.done(), Transaction.none()))
                    .isTrue();

            assertThat(state(inbox, first)).isEqualTo(DeliveryState.DONE);
            assertThat(state(inbox, second)).isEqualTo(DeliveryState.OPEN);
            assertThat(inbox.retry(
                            Objects.requireNonNull(claims.get(second.id())), Duration.ZERO, new Failure("e", "m")))
                    .isTrue();
        }
    }

    private static DeliveryState state(Inbox inbox, StoredDelivery delivery) {
        return inbox.admin().find(delivery.id()).orElseThrow().state();
    }

    private static Inbox open(Supplier<JdbcInboxBuilder> store, boolean ordered) {
        return Deliveries.open(store.get().ordered(ordered).build());
    }

    /** Of what is due, keeps this one, and gives the others back. */
    private static ClaimedDelivery claim(Inbox inbox, String event) {
        ClaimedDelivery found = null;
        for (ClaimedDelivery claim : inbox.claim(ENDPOINT, 3, LEASE)) {
            if (Deliveries.event(claim.delivery()).equals(event)) {
                found = claim;
            } else {
                inbox.giveBack(claim);
            }
        }
        assertThat(found).as("%s is due", event).isNotNull();
        return Objects.requireNonNull(found);
    }
}
