package dev.cuehook.inbox;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries an operator means: those to which everything applies that was said. Immutable and thread-safe.
 *
 * <pre>{@code
 * DeliveryQuery.dead().endpoint("fastpix").error("java.net.ConnectException")
 * }</pre>
 *
 * @param state only in this state; null for any
 * @param endpoint only of this endpoint; null for any
 * @param type only with exactly this {@link KeptDelivery#type()}; null for any
 * @param resource only with exactly this {@link KeptDelivery#resource()}; null for any
 * @param reason only given up for this reason; null for any
 * @param error only where the last failure is of this class, by its full name; null for any
 * @param receivedFrom only what arrived at this time or later; null for any
 * @param receivedBefore only what arrived before this time; null for any
 * @param behind only what comes behind the delivery with this {@link KeptDelivery#number()}, in the query's order; null for all
 * @param oldestFirst whether the oldest come first; else the newest do
 * @since 0.1
 */
public record DeliveryQuery(
        @Nullable DeliveryState state,
        @Nullable String endpoint,
        @Nullable String type,
        @Nullable String resource,
        @Nullable DeadReason reason,
        @Nullable String error,
        @Nullable Instant receivedFrom,
        @Nullable Instant receivedBefore,
        @Nullable Long behind,
        boolean oldestFirst) {

    private static final DeliveryQuery ALL =
            new DeliveryQuery(null, null, null, null, null, null, null, null, null, false);

    /** Every delivery, the newest first. */
    public static DeliveryQuery all() {
        return ALL;
    }

    /** Every open delivery, the newest first. */
    public static DeliveryQuery open() {
        return ALL.state(DeliveryState.OPEN);
    }

    /** Every delivery that was handled and is still remembered, the newest first. */
    public static DeliveryQuery done() {
        return ALL.state(DeliveryState.DONE);
    }

    /** Every dead delivery, the newest first. */
    public static DeliveryQuery dead() {
        return ALL.state(DeliveryState.DEAD);
    }

    /** Only those in this state. */
    public DeliveryQuery state(DeliveryState state) {
        return with(next -> next.state = state);
    }

    /** Only those of this endpoint. */
    public DeliveryQuery endpoint(String endpoint) {
        return with(next -> next.endpoint = endpoint);
    }

    /** Only those with exactly this type, in the platform's words. */
    public DeliveryQuery type(String type) {
        return with(next -> next.type = type);
    }

    /** Only those about exactly this, as {@link KeptDelivery#resource()} says it. */
    public DeliveryQuery resource(String resource) {
        return with(next -> next.resource = resource);
    }

    /** Only those that were given up for this reason. */
    public DeliveryQuery reason(DeadReason reason) {
        return with(next -> next.reason = reason);
    }

    /** Only those whose last failure is of this class, by its full name. */
    public DeliveryQuery error(String className) {
        return with(next -> next.error = className);
    }

    /** Only those that arrived at this time or later. */
    public DeliveryQuery receivedFrom(Instant time) {
        return with(next -> next.receivedFrom = time);
    }

    /** Only those that arrived before this time. */
    public DeliveryQuery receivedBefore(Instant time) {
        return with(next -> next.receivedBefore = time);
    }

    /** The next page: only those that come behind the last one of a page. */
    public DeliveryQuery behind(KeptDelivery last) {
        return with(next -> next.behind = last.number());
    }

    /** The same, the oldest first. */
    public DeliveryQuery fromTheOldest() {
        return with(next -> next.oldestFirst = true);
    }

    private DeliveryQuery with(Consumer<Next> change) {
        Next next = new Next(this);
        change.accept(next);
        return next.query();
    }

    /** Whether a delivery is one of those that are meant. */
    public boolean matches(KeptDelivery delivery) {
        return matches(state, delivery.state())
                && matches(endpoint, delivery.endpoint())
                && matches(type, delivery.type())
                && matches(resource, delivery.resource())
                && matches(reason, delivery.reason())
                && matches(
                        error,
                        delivery.failure() == null ? null : delivery.failure().error())
                && (receivedFrom == null || !delivery.receivedAt().isBefore(receivedFrom))
                && (receivedBefore == null || delivery.receivedAt().isBefore(receivedBefore))
                && (behind == null || (oldestFirst ? delivery.number() > behind : delivery.number() < behind));
    }

    private static boolean matches(@Nullable Object wanted, @Nullable Object found) {
        return wanted == null || Objects.equals(wanted, found);
    }

    /** The query that comes out of one change. */
    private static final class Next {

        private @Nullable DeliveryState state;
        private @Nullable String endpoint;
        private @Nullable String type;
        private @Nullable String resource;
        private @Nullable DeadReason reason;
        private @Nullable String error;
        private @Nullable Instant receivedFrom;
        private @Nullable Instant receivedBefore;
        private @Nullable Long behind;
        private boolean oldestFirst;

        Next(DeliveryQuery former) {
            state = former.state;
            endpoint = former.endpoint;
            type = former.type;
            resource = former.resource;
            reason = former.reason;
            error = former.error;
            receivedFrom = former.receivedFrom;
            receivedBefore = former.receivedBefore;
            behind = former.behind;
            oldestFirst = former.oldestFirst;
        }

        DeliveryQuery query() {
            return new DeliveryQuery(
                    state, endpoint, type, resource, reason, error, receivedFrom, receivedBefore, behind, oldestFirst);
        }
    }
}
