package dev.cuehook.internal.root;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.VerifiedWebhook.Assurance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one implementation of {@link Envelope}. */
public record EnvelopeData(
        String platform,
        String type,
        @Nullable String id,
        @Nullable Instant occurredAt,
        Instant receivedAt,
        Assurance assurance,
        Json raw)
        implements Envelope {

    /** The envelope of an event in this delivery. */
    public static Envelope of(
            VerifiedWebhook webhook, @Nullable String type, @Nullable String id, @Nullable Instant occurredAt) {
        return new EnvelopeData(
                webhook.platform(),
                type == null ? "" : type,
                id,
                occurredAt,
                webhook.receivedAt(),
                webhook.assurance(),
                Json.of(webhook.body()));
    }

    @Override
    public String toString() {
        return "Envelope[" + LogText.clean(platform) + " " + LogText.clean(type) + ", id=" + LogText.clean(id) + "]";
    }
}
