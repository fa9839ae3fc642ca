package dev.cuehook.standardwebhooks;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.HeaderFamily;
import dev.cuehook.platform.IdentityRule;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SecretForm;
import dev.cuehook.platform.SignatureScheme;
import java.time.Duration;

/**
 * Every sender that follows the Standard Webhooks specification, among them those on Svix. Headers may be named
 * {@code webhook-*} or {@code svix-*}, in one request never both.
 *
 * <p>Proven: id, time and body, by HMAC-SHA256 ({@code v1}, secrets {@code whsec_…}) or Ed25519 ({@code v1a}, public keys
 * {@code whpk_…}). Window: five minutes both ways. A delivery is known by its signed message id.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">The
 *     specification</a>
 * @since 0.1
 */
public final class StandardWebhooks {

    private static final SignatureScheme SCHEME = SignatureScheme.hmacSha256()
            .family(family("webhook"))
            .family(family("svix"))
            .versioned("v1")
            .orEd25519("v1a", "whpk_")
            .content("{id}", ".", "{t}", ".", "{body}")
            .base64()
            .secretForm(SecretForm.BASE64)
            .secretPrefix("whsec_")
            .time("t")
            .maxAge(Duration.ofMinutes(5))
            .maxAhead(Duration.ofMinutes(5))
            .build();

    /** Standard Webhooks under its own id. */
    public static final Platform<JsonEvent> PLATFORM = platform("standard-webhooks");

    /** The same under the id {@code svix}. */
    public static final Platform<JsonEvent> SVIX = platform("svix");

    private StandardWebhooks() {}

    /** A verifier with these secrets ({@code whsec_…}) or public keys ({@code whpk_…}), the current one first. */
    public static WebhookVerifier<JsonEvent> verifier(Secret current, Secret... previous) {
        return PLATFORM.verifier(current, previous);
    }

    private static HeaderFamily family(String prefix) {
        return HeaderFamily.signature(prefix + "-signature")
                .field("id", prefix + "-id")
                .field("t", prefix + "-timestamp");
    }

    private static Platform<JsonEvent> platform(String id) {
        return Platform.id(id)
                .scheme(SCHEME)
                .identity(IdentityRule.signedField("id"))
                .time("/timestamp")
                .events(JsonEvent.class, JsonEvent::new);
    }
}
