package dev.cuehook.quickstart.docs;

import static java.time.Duration.ofMinutes;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.UnknownEvent;
import dev.cuehook.WebhookEvent;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SignatureScheme;
import org.jspecify.annotations.Nullable;

/** What Acme reports. */
public sealed interface AcmeEvent extends WebhookEvent {

    /** Acme: {@code Acme-Signature: t=…,v1=…}, HMAC-SHA256 over time, dot and body. */
    Platform<AcmeEvent> PLATFORM = Platform.id("acme")
            .scheme(SignatureScheme.hmacSha256()
                    .header("Acme-Signature")
                    .list("t", "v1")
                    .content("{t}", ".", "{body}")
                    .hex()
                    .maxAge(ofMinutes(5))
                    .build())
            .identity("/id")
            .resource("/clip/id")
            .time("/created")
            .events(AcmeEvent.class, AcmeEvent::parse);

    /** {@code clip.ready}: a clip can be played. */
    record ClipReady(Envelope envelope, @Nullable String clipId) implements AcmeEvent {}

    /** A type that is not known here. */
    record Unknown(Envelope envelope, Json body) implements AcmeEvent, UnknownEvent {}

    private static AcmeEvent parse(Envelope envelope, Json body) {
        return envelope.type().equals("clip.ready")
                ? new ClipReady(envelope, body.text("/clip/id"))
                : new Unknown(envelope, body);
    }
}
