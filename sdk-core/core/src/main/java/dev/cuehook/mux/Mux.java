package dev.cuehook.mux;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SignatureScheme;
import java.time.Duration;

/**
 * Mux Video. Proven: time and body, by HMAC-SHA256 in {@code Mux-Signature: t=…,v1=…}; one secret per endpoint. Window: five
 * minutes past, one ahead. A delivery is known by the body's {@code id}.
 *
 * @see <a href="https://www.mux.com/docs/core/verify-webhook-signatures">Verify webhook signatures</a>
 * @since 0.1
 */
public final class Mux {

    /** Mux Video; its events are JSON. */
    public static final Platform<JsonEvent> PLATFORM = Platform.id("mux")
            .scheme(SignatureScheme.hmacSha256()
                    .header("Mux-Signature")
                    .list("t", "v1")
                    .content("{t}", ".", "{body}")
                    .maxAge(Duration.ofMinutes(5))
                    .build())
            .identity("/id")
            .resource("/object/id")
            .time("/created_at")
            .events(JsonEvent.class, JsonEvent::new);

    private Mux() {}

    /** A verifier with these secrets, the current one first. */
    public static WebhookVerifier<JsonEvent> verifier(Secret current, Secret... previous) {
        return PLATFORM.verifier(current, previous);
    }
}
