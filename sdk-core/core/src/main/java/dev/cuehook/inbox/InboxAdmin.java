package dev.cuehook.inbox;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What an operator sees of an inbox and does with it. Implementations are thread-safe. Nothing here holds up deliveries for
 * long: searches and bulk work go in small steps.
 *
 * @since 0.1
 */
public interface InboxAdmin {

    /** The endpoints that have something open or dead, or are held; also those that no receiver has any more. */
    SortedSet<String> endpoints();

    /** How much an endpoint has open and dead. */
    InboxCounts counts(String endpoint);

    /**
     * The deliveries that a query means, in its order. What ends or arrives meanwhile may be missing.
     *
     * @param most at most so many, none for 0 or less; for the next ones ask for those {@linkplain DeliveryQuery#behind behind} the last
     */
    List<KeptDelivery> search(DeliveryQuery query, int most);

    /** An endpoint's dead deliveries, the newest first. */
    default List<KeptDelivery> dead(String endpoint, int most) {
        return search(DeliveryQuery.dead().endpoint(endpoint), most);
    }

    /** A delivery by its id; empty where it is not kept or not any more. */
    Optional<KeptDelivery> find(String id);

    /** The attempts that failed, the first one first, over all replays; empty where there is none. */
    List<FailedAttempt> failedAttempts(String id);

    /** The verified bytes of a delivery; empty where they are not kept any more. Do not log them. */
    Optional<byte[]> body(String id);

    /** Lets a dead, done or discarded delivery be handled again, at the end of its resource's lane, with no attempt counted. */
    ReplayOutcome replay(String id);

    /**
     * Replays what a query means, the oldest first, each for itself: what was replayed stays so if the next one fails.
     *
     * @param query for deliveries in one state, which is not {@link DeliveryState#OPEN}
     * @param most at most so many
     */
    default ReplayReport replayAll(DeliveryQuery query, int most) {
        return Ended.of(this, query, most, DeliveryState.DEAD, DeliveryState.DONE, DeliveryState.DISCARDED)
                .replay(delivery -> replay(delivery.id()));
    }

    /** What {@link #replayAll} would do now; changes nothing. */
    default ReplayReport dryRun(DeliveryQuery query, int most) {
        return Ended.of(this, query, most, DeliveryState.DEAD, DeliveryState.DONE, DeliveryState.DISCARDED)
                .replay(delivery -> delivery.hasBody() ? ReplayOutcome.REPLAYED : ReplayOutcome.GONE);
    }

    /**
     * Drops a dead delivery; its identity stays remembered.
     *
     * @return false if there is no such dead delivery
     */
    boolean discard(String id);

    /**
     * Drops what a query means.
     *
     * @param query for {@linkplain DeliveryQuery#dead() dead} deliveries
     * @param most at most so many
     * @return how many were dropped
     */
    default int discardAll(DeliveryQuery query, int most) {
        AtomicInteger discarded = new AtomicInteger();
        Ended.of(this, query, most, DeliveryState.DEAD)
                .forEach(delivery -> discarded.addAndGet(discard(delivery.id()) ? 1 : 0));
        return discarded.get();
    }

    /**
     * Hands out nothing more of an endpoint until {@link #release}; accepting goes on.
     *
     * @throws IllegalArgumentException if the store can keep no such name
     */
    void hold(String endpoint);

    /** Ends {@link #hold}. */
    void release(String endpoint);
}
