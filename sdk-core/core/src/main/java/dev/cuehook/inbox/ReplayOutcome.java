package dev.cuehook.inbox;

/**
 * What came of a replay. A closed set.
 *
 * @since 0.1
 */
public enum ReplayOutcome {
    /** It will be handled again. */
    REPLAYED,
    /** It is open already: it waits, is being handled, or will be tried again. */
    ALREADY_OPEN,
    /** It is not kept any more, or its body is not. */
    GONE
}
