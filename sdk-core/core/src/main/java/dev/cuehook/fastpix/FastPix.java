package dev.cuehook.fastpix;

import static dev.cuehook.Lifecycle.Stage.LIVE_CREATED;
import static dev.cuehook.Lifecycle.Stage.LIVE_DELETED;
import static dev.cuehook.Lifecycle.Stage.LIVE_ENDED;
import static dev.cuehook.Lifecycle.Stage.LIVE_STARTED;
import static dev.cuehook.Lifecycle.Stage.LIVE_UPDATED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_CREATED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_DELETED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_FAILED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_READY;
import static dev.cuehook.Lifecycle.Stage.MEDIA_UPDATED;
import static dev.cuehook.Lifecycle.Stage.RENDITION_FAILED;
import static dev.cuehook.Lifecycle.Stage.RENDITION_READY;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.Handshake;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SecretForm;
import dev.cuehook.platform.SignatureScheme;
import java.util.EnumSet;

/**
 * FastPix. Proven is the body, by a Base64 HMAC-SHA256 in {@code FastPix-Signature}; the key is the Base64-decoded "Signing
 * Secret" of the webhook endpoint. No time is signed: a captured delivery stays valid, and only the memory of deliveries stops
 * it. A delivery is known by its top-level {@code id}. Every answer but 2xx is tried again; how often is not documented.
 *
 * <p>The dashboard activates a URL only after a probe of it (no signature; empty or <code>{}</code>) was answered, and shows
 * the secret after that: {@code PLATFORM.verifier().awaitingSecret()} answers the probe and gives everything else 503.
 *
 * <p>Some receivers take the secret's text as the key; {@code secretForm(SecretForm.TEXT)} does that, where it is needed.
 *
 * @see <a href="https://docs.fastpix.io/docs/webhook-signature-verification">Webhook signature verification</a>
 * @since 0.1
 */
public final class FastPix {

    /** FastPix: media, live streams, tracks and more. */
    public static final Platform<FastPixEvent> PLATFORM = Platform.id("fastpix")
            .scheme(SignatureScheme.hmacSha256()
                    .header("FastPix-Signature")
                    .base64()
                    .secretForm(SecretForm.BASE64)
                    .build())
            .identity("/id")
            .resource("/object/id")
            .time("/createdAt")
            .handshake(Handshake.none().emptyProbe().testWithoutTypeAndId())
            .mayAwaitSecret()
            .stages(EnumSet.of(
                    MEDIA_CREATED,
                    MEDIA_READY,
                    MEDIA_FAILED,
                    MEDIA_UPDATED,
                    MEDIA_DELETED,
                    RENDITION_READY,
                    RENDITION_FAILED,
                    LIVE_CREATED,
                    LIVE_STARTED,
                    LIVE_ENDED,
                    LIVE_UPDATED,
                    LIVE_DELETED))
            .events(FastPixEvent.class, new FastPixEvents());

    private FastPix() {}

    /** A verifier with these secrets, the current one first. */
    public static WebhookVerifier<FastPixEvent> verifier(Secret current, Secret... previous) {
        return PLATFORM.verifier(current, previous);
    }
}
