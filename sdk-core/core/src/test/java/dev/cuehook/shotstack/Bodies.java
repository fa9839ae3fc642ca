package dev.cuehook.shotstack;

import dev.cuehook.Identity;
import dev.cuehook.JsonLimits;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.VerifiedDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Bodies as the platform would send them, read as the engine would read them. */
final class Bodies {

    static final Instant RECEIVED_AT = Instant.parse("2026-01-01T00:00:00Z");

    private Bodies() {}

    static ShotstackEvent read(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        VerifiedWebhook webhook = new VerifiedDelivery(
                new VerifiedDelivery.Proof(
                        "shotstack",
                        "shotstack",
                        VerifiedWebhook.Assurance.TOKEN,
                        "1",
                        null,
                        null,
                        RECEIVED_AT,
                        Map.of()),
                bytes,
                delivery -> new Identity(new byte[32], "x"));
        try {
            JsonCursor in = new JsonCursor(bytes, JsonLimits.defaults());
            if (!in.startsObject()) {
                throw new IllegalArgumentException("A body is one object.");
            }
            ShotstackEvent event = new ShotstackEvents().read(webhook, in);
            if (!in.atEnd()) {
                throw new AssertionError("The body was not read to its end.");
            }
            return event;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
