package dev.cuehook.platform;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.WebhookEvent;

/**
 * Reads a platform's event from a verified body. Must be thread-safe, and should not fail: a type or shape that it does
 * not know is an {@link dev.cuehook.UnknownEvent}.
 *
 * @param <E> the family of events
 * @since 0.1
 */
@FunctionalInterface
public interface EventParser<E extends WebhookEvent> {

    /** The event with this envelope; {@code body} is the whole body, one JSON object. */
    E parse(Envelope envelope, Json body);
}
