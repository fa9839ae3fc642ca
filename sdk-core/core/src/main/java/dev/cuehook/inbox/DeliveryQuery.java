package dev.cuehook.inbox;

import java.time.Instant;
import java.util.Objects;
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
        return new DeliveryQuery(
                state, endpoint, type, resource, reason, error, receivedFrom, receivedBefore, behind, oldestFirst);
    }

    /** Only those of this endpoint. */
    public DeliveryQuery endpoint(String endpoint) {
        return new DeliveryQuery(
                state, endpoint, type, resource, reason, error, receivedFrom, receivedBefore, behind, oldestFirst);
    }

    /** Only those with exactly this type, in the platform's words. */
    public DeliveryQuery type(String type) {
        return new DeliveryQuery(
                state, endpoint, type, resource, reason, error, receivedFrom, receivedBefore, behind, oldestFirst);
    }

    /** Only those about exactly this, as {@link KeptDelivery#resource()} says it. */
    public DeliveryQuery resource(String resource) {
        return new DeliveryQuery(
                state, endpoint, type, resource, reason, error, receivedFrom, receivedBefore, behind, oldestFirst);
    }

    /** Only those that were given up for this reason. */
    public DeliveryQuery reason(DeadReason reason) {
        return new DeliveryQuery(
                state, endpoint, type, resource, reason, error, receivedFrom, receivedBefore, behind, oldestFirst);
    }

    /** Only those whose last failure is of this class, by its full name. */
    public DeliveryQuery error(String className) {
        return new DeliveryQuery(
                state, endpoint, type, resource, reason, className, receivedFrom, receivedBefore, behind, oldestFirst);
    }

    /** Only those that arrived at this time or later. */
    public DeliveryQuery receivedFrom(Instant time) {
        return new DeliveryQuery(
                state, endpoint, type, resource, reason, error, time, receivedBefore, behind, oldestFirst);
    }

    /** Only those that arrived before this time. */
    public DeliveryQuery receivedBefore(Instant time) {
        return new DeliveryQuery(
                state, endpoint, type, resource, reason, error, receivedFrom, time, behind, oldestFirst);
    }

    /** The next page: only those that come behind the last one of a page. */
    public DeliveryQuery behind(KeptDelivery last) {
        return new DeliveryQuery(
                state,
                endpoint,
                type,
                resource,
                reason,
                error,
                receivedFrom,
                receivedBefore,
                last.number(),
                oldestFirst);
    }

    /** The same, the oldest first. */
    public DeliveryQuery fromTheOldest() {
        return new DeliveryQuery(
                state, endpoint, type, resource, reason, error, receivedFrom, receivedBefore, behind, true);
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
}
