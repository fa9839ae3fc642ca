package dev.cuehook.testing;

import dev.cuehook.inbox.Failure;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a {@link TestReceiver} to handle a delivery. Immutable.
 *
 * @param deliveryId the library's id of the delivery
 * @param endpoint the endpoint that took it in
 * @param type the platform's name for what happened
 * @param number 1 for the first; begins again at 1 after a replay
 * @param failure what went wrong, as an operator sees it; null where nothing did
 * @param thrown what the handler threw; null where it threw nothing, or the attempt did not come to it
 * @since 0.1
 */
public record TestAttempt(
        String deliveryId,
        String endpoint,
        String type,
        int number,
        @Nullable Failure failure,
        @Nullable Throwable thrown) {

    /** Whether the attempt failed. */
    public boolean failed() {
        return failure != null;
    }
}
