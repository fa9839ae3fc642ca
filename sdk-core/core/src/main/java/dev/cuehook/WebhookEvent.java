package dev.cuehook;

import java.util.Optional;

/**
 * Something that happened on a video platform. Each platform has a sealed family of these, in groups by payload; an event
 * record has two components, for ever: the {@link Envelope} and its resource.
 *
 * <p>Families grow: switch over a family's groups, or keep a {@code default}. Implementations are immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public interface WebhookEvent {

    /** Type, id, times and the raw JSON. */
    Envelope envelope();

    /** The platform-neutral meaning, where the event has one. */
    default Optional<Lifecycle> lifecycle() {
        return Optional.empty();
    }
}
