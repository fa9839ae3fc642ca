package dev.cuehook.inbox;

/**
 * Why a delivery is kept and no longer tried. Grows in minor versions: keep a {@code default}.
 *
 * @since 0.1
 */
public enum DeadReason {
    /** The handler failed as often as the retry policy allows. */
    ATTEMPTS_EXHAUSTED,
    /** The handler failed in a way that the retry policy does not retry. */
    NOT_RETRYABLE,
    /** The worker that had it did not come back, at the last attempt. */
    WORKER_LOST,
    /** The body could not be read as an event. */
    UNREADABLE,
    /** Its event is so old that the memory of deliveries cannot tell it from a replay. */
    TOO_OLD_TO_KNOW,
    /** The platform's API contradicts it. */
    REJECTED
}
