package dev.cuehook.testing.contract;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.UnknownEvent;
import dev.cuehook.WebhookEvent;
import org.jspecify.annotations.Nullable;

/** The events of a platform that this library does not know. */
public sealed interface AcmeEvent extends WebhookEvent {

    /** A clip is ready. */
    record ClipReady(Envelope envelope, @Nullable String clipId) implements AcmeEvent {}

    /** Anything else. */
    record Unknown(Envelope envelope, Json body) implements AcmeEvent, UnknownEvent {}

    /** Reads one. */
    static AcmeEvent parse(Envelope envelope, Json body) {
        return envelope.type().equals("clip.ready")
                ? new ClipReady(envelope, body.text("/clip/id"))
                : new Unknown(envelope, body);
    }
}
