package dev.cuehook.inbox;

import org.jspecify.annotations.Nullable;

/**
 * How a delivery ends. Immutable and thread-safe.
 *
 * @param dead why it is dead; null for one that is done
 * @param failure the last failure; null where there was none
 * @since 0.1
 */
public record Settlement(
        @Nullable DeadReason dead, @Nullable Failure failure) {

    private static final Settlement DONE = new Settlement(null, null);

    /** Handled. */
    public static Settlement done() {
        return DONE;
    }

    /** Not handled, and not tried again by itself. */
    public static Settlement dead(DeadReason reason, @Nullable Failure failure) {
        return new Settlement(reason, failure);
    }
}
