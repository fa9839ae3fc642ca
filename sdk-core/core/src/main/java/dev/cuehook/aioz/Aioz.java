package dev.cuehook.aioz;

import static dev.cuehook.Lifecycle.Stage.MEDIA_CREATED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_FAILED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_READY;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.Acknowledgement;
import dev.cuehook.platform.Acknowledgement.Retries;
import dev.cuehook.platform.Handshake;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SignatureScheme;
import java.time.Duration;
import java.util.EnumSet;

/**
 * AIOZ Stream documents no signature. Proven is only that the sender knows the secret token in the registered URL
 * ({@code …?token=…}); confirm what matters with {@link AiozConfirm}.
 *
 * <p>A delivery is known by the digest of its body. AIOZ's check call (a media of the nil UUID) is answered after the token
 * was checked and is no event; it wants exactly 200, within a second. What is retried is disputed among the sources: do not
 * rely on it, read the media back where a lost event would matter.
 *
 * @see <a href="https://aiozstream.network/docs/video-management/webhooks">Webhooks</a>
 * @since 0.1
 */
public final class Aioz {

    private static final String NIL_UUID = "00000000-0000-0000-0000-000000000000";

    /** AIOZ Stream. */
    public static final Platform<AiozEvent> PLATFORM = Platform.id("aioz")
            .scheme(SignatureScheme.urlToken("token"))
            .resource("/media_id")
            .time("/emitted_at")
            .handshake(Handshake.none().testWhere("/media_id", NIL_UUID))
            .acknowledgement(
                    Acknowledgement.defaults().within(Duration.ofMillis(800)).retrying(Retries.UNKNOWN))
            .stages(EnumSet.of(MEDIA_CREATED, MEDIA_READY, MEDIA_FAILED))
            .events(AiozEvent.class, new AiozEvents());

    private Aioz() {}

    /** A verifier with these URL tokens (at least 16 of {@code A-Z a-z 0-9 . _ ~ -}), the current one first. */
    public static WebhookVerifier<AiozEvent> verifier(Secret current, Secret... previous) {
        return PLATFORM.verifier(current, previous);
    }
}
