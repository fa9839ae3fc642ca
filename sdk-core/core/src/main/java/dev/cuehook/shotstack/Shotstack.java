package dev.cuehook.shotstack;

import static dev.cuehook.Lifecycle.Stage.MEDIA_FAILED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_READY;
import static dev.cuehook.Lifecycle.Stage.RENDITION_FAILED;
import static dev.cuehook.Lifecycle.Stage.RENDITION_READY;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.Acknowledgement;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SignatureScheme;
import java.util.EnumSet;

/**
 * Shotstack signs nothing. Proven is only that the sender knows the secret token in the callback URL
 * ({@code …?token=…}); whoever learns the URL can forge a delivery, so confirm what matters with
 * {@link ShotstackConfirm}. The URL is set per request, and Shotstack tries an old one for up to 49 minutes: keep the former
 * token that long.
 *
 * <p>A delivery is known by the digest of its body. Every answer but 2xx, and silence for 10 seconds, is tried again: ten
 * attempts in about 49 minutes.
 *
 * @see <a href="https://shotstack.io/docs/guide/architecting-an-application/webhooks">Webhooks</a>
 * @since 0.1
 */
public final class Shotstack {

    /** Shotstack: edits, serve, ingest. */
    public static final Platform<ShotstackEvent> PLATFORM = Platform.id("shotstack")
            .scheme(SignatureScheme.urlToken("token"))
            .type("/type", "/action")
            .resource("/render", "/id")
            .time("/completed")
            .acknowledgement(Acknowledgement.defaults())
            .stages(EnumSet.of(MEDIA_READY, MEDIA_FAILED, RENDITION_READY, RENDITION_FAILED))
            .events(ShotstackEvent.class, new ShotstackEvents());

    private Shotstack() {}

    /** A verifier with these URL tokens (at least 16 of {@code A-Z a-z 0-9 . _ ~ -}), the current one first. */
    public static WebhookVerifier<ShotstackEvent> verifier(Secret current, Secret... previous) {
        return PLATFORM.verifier(current, previous);
    }
}
