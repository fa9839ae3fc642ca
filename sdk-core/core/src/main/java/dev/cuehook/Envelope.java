package dev.cuehook;

import dev.cuehook.internal.root.EnvelopeData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every event has, of whatever platform. Immutable and thread-safe; {@code toString} shows no content.
 *
 * @since 0.1
 */
public sealed interface Envelope permits EnvelopeData {

    /** The platform's id, such as {@code fastpix}. */
    String platform();

    /** The platform's own name for what happened, as it came; empty where the body names none. */
    String type();

    /** The platform's id of this event; null where it gives none. */
    @Nullable
    String id();

    /** When it happened, says the platform; null where it does not say. */
    @Nullable
    Instant occurredAt();

    /** When the delivery arrived here. */
    Instant receivedAt();

    /** How much is proven about the delivery that brought it. */
    VerifiedWebhook.Assurance assurance();

    /** The whole verified body, also what this version has no accessor for. */
    Json raw();
}
