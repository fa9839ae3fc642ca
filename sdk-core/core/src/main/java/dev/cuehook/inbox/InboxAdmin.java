package dev.cuehook.inbox;

import java.util.List;
import java.util.Optional;

/**
 * What an operator sees of an inbox and does with it. Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface InboxAdmin {

    /** How much an endpoint has open and dead. */
    InboxCounts counts(String endpoint);

    /** An endpoint's dead deliveries, the newest first. */
    List<DeadDelivery> dead(String endpoint, int most);

    /** A dead delivery by its id; empty where there is none. */
    Optional<DeadDelivery> findDead(String id);

    /**
     * Lets a dead delivery be handled again, at the end of its resource's lane, with no attempt counted.
     *
     * @return false if there is no such dead delivery
     */
    boolean replay(String id);

    /**
     * Drops a dead delivery; its identity stays remembered.
     *
     * @return false if there is no such dead delivery
     */
    boolean discard(String id);

    /** Hands out nothing more of an endpoint until {@link #release}; accepting goes on. */
    void hold(String endpoint);

    /** Ends {@link #hold}. */
    void release(String endpoint);
}
