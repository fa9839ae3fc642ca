package dev.cuehook.livekit;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SignatureScheme;

/**
 * LiveKit. Proven: the body, by its digest in a JWT (HS256) in {@code Authorization}, with or without {@code Bearer}; its
 * {@code iss} names the API key, {@code exp} and {@code nbf} bound its age with ten seconds of leeway.
 *
 * @see <a href="https://docs.livekit.io/home/server/webhooks/">Webhooks</a>
 * @since 0.1
 */
public final class LiveKit {

    /** LiveKit; its events are JSON. */
    public static final Platform<JsonEvent> PLATFORM = Platform.id("livekit")
            .scheme(SignatureScheme.jwtOfBodyHash("sha256"))
            .identity("/id")
            .type("/event")
            .resource("/room/sid")
            .time("/createdAt")
            .events(JsonEvent.class, JsonEvent::new);

    private LiveKit() {}

    /** A verifier for one API key. */
    public static WebhookVerifier<JsonEvent> verifier(String apiKey, Secret apiSecret) {
        return PLATFORM.verifier().secretOf(apiKey, apiSecret).build();
    }
}
