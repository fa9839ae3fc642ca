package dev.cuehook.receiver;

import dev.cuehook.WebhookEvent;
import dev.cuehook.inbox.TransactionBoundary;

/**
 * Acts on an event. Called off the request's thread, at least once for each delivery, for several resources side by side
 * and for one resource one at a time: implementations must be thread-safe, and doing the same twice must do no harm.
 *
 * @param <E> the type of events
 * @since 0.1
 */
@FunctionalInterface
public interface EventHandler<E extends WebhookEvent> {

    /**
     * Handles an event.
     *
     * @throws Exception if it could not be handled; the retry policy decides what follows
     */
    void handle(E event, Delivery delivery) throws Exception;

    /**
     * What makes one unit of this handler and the end of its delivery: the inbox's own, unless the handler has a transaction
     * that the inbox can join. Not used where a delivery is handled on the request's thread.
     */
    default TransactionBoundary boundary(TransactionBoundary ofInbox) {
        return ofInbox;
    }

    /** What to call this handler in messages; its class unless said otherwise. */
    default String describe() {
        return getClass().getName();
    }
}
