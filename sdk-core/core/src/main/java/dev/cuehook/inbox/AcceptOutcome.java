package dev.cuehook.inbox;

/**
 * What an inbox did with a delivery. A closed set.
 *
 * @since 0.1
 */
public enum AcceptOutcome {
    /** It is new, and kept. */
    ACCEPTED,
    /** A delivery with the same identity is kept already. */
    DUPLICATE,
    /** It is not kept: the inbox is full, unreachable, stuck or closing. */
    REFUSED
}
