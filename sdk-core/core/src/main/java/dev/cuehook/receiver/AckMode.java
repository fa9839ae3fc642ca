package dev.cuehook.receiver;

/**
 * What a 2xx answer promises. A closed set.
 *
 * @since 0.1
 */
public enum AckMode {
    /** The delivery is genuine and flushed to a durable inbox. */
    AFTER_DURABLE_ACCEPT,
    /** The delivery is genuine and its handler has returned, on the request's thread. */
    AFTER_HANDLING,
    /** The delivery is genuine and in an inbox that a crash or restart loses. */
    BEST_EFFORT
}
