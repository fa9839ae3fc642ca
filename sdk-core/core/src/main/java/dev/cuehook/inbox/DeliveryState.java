package dev.cuehook.inbox;

/**
 * Where a delivery is in its life. A closed set.
 *
 * @since 0.1
 */
public enum DeliveryState {
    /** It waits, is being handled, or will be tried again. */
    OPEN,
    /** It was handled. */
    DONE,
    /** It was given up, and is kept. */
    DEAD,
    /** It was given up, and an operator dropped it. */
    DISCARDED
}
