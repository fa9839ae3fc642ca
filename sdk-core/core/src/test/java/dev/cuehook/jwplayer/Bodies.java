package dev.cuehook.jwplayer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.Identity;
import dev.cuehook.JsonLimits;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.VerifiedDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** Reads bodies as the engine does once a delivery is verified. */
final class Bodies {

    static final Instant ARRIVAL = Instant.parse("2026-01-01T00:00:00Z");

    private static final JwPlayerEvents EVENTS = new JwPlayerEvents();

    private Bodies() {}

    static JwPlayerEvent read(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        try {
            JsonCursor in = new JsonCursor(bytes, JsonLimits.defaults());
            if (!in.startsObject()) {
                throw new IllegalArgumentException("Not an object.");
            }
            JwPlayerEvent event = EVENTS.read(verified(bytes), in);
            if (!in.atEnd()) {
                throw new IllegalStateException("The parser stopped before the end of the body.");
            }
            return event;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VerifiedWebhook verified(byte[] bytes) {
        VerifiedDelivery.Proof proof = new VerifiedDelivery.Proof(
                "jwplayer", "jwplayer", Assurance.SIGNED, "1", null, null, ARRIVAL, Map.of());
        return new VerifiedDelivery(proof, bytes, delivery -> new Identity(new byte[32], "x"));
    }
}
