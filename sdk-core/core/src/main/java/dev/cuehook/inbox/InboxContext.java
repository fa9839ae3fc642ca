package dev.cuehook.inbox;

import java.time.Clock;
import java.util.Set;

/**
 * What an inbox is told when a receiver opens it.
 *
 * @param endpoints the endpoints whose deliveries this process handles
 * @param clock the clock for everything but a database's own times
 * @param workArrived to be called, from any thread, when there may be something to claim; cheap
 * @since 0.1
 */
public record InboxContext(Set<String> endpoints, Clock clock, Runnable workArrived) {

    /** Copies the set. */
    public InboxContext {
        endpoints = Set.copyOf(endpoints);
    }
}
