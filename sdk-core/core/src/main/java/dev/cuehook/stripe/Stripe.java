package dev.cuehook.stripe;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SignatureScheme;
import java.time.Duration;

/**
 * Stripe, the parent of all {@code t=…,v1=…} schemes. Proven: time and body, by HMAC-SHA256 in {@code Stripe-Signature}; the
 * secret's text is the key, {@code whsec_} included. Window: five minutes past, one ahead. A delivery is known by the body's
 * {@code id}.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">Verify webhook signatures manually</a>
 * @since 0.1
 */
public final class Stripe {

    /** Stripe; its events are JSON. */
    public static final Platform<JsonEvent> PLATFORM = Platform.id("stripe")
            .scheme(SignatureScheme.hmacSha256()
                    .header("Stripe-Signature")
                    .list("t", "v1")
                    .content("{t}", ".", "{body}")
                    .maxAge(Duration.ofMinutes(5))
                    .build())
            .identity("/id")
            .resource("/data/object/id")
            .time("/created")
            .events(JsonEvent.class, JsonEvent::new);

    private Stripe() {}

    /** A verifier with these secrets, the current one first. */
    public static WebhookVerifier<JsonEvent> verifier(Secret current, Secret... previous) {
        return PLATFORM.verifier(current, previous);
    }
}
