package dev.cuehook.jwplayer;

import static dev.cuehook.Lifecycle.Stage.LIVE_CREATED;
import static dev.cuehook.Lifecycle.Stage.LIVE_ENDED;
import static dev.cuehook.Lifecycle.Stage.LIVE_STARTED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_CREATED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_DELETED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_READY;
import static dev.cuehook.Lifecycle.Stage.MEDIA_UPDATED;
import static dev.cuehook.Lifecycle.Stage.RENDITION_READY;

import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.Acknowledgement;
import dev.cuehook.platform.Acknowledgement.Retries;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.VerifierBuilder;
import java.util.EnumSet;
import java.util.function.Consumer;

/**
 * JW Player (JWX). Proven is the event itself: {@code Authorization: Bearer} holds a JWT (HS256) whose claims are the event,
 * and the body must equal them. Verified bytes are the token's payload. The key is the text of the secret that creating the
 * webhook returned, one per webhook; JW cannot rotate it.
 *
 * <p>No time is signed: a captured delivery stays valid, and only the memory of deliveries stops it. A delivery is known by the
 * digest of the payload. What JW retries is not documented.
 *
 * @see <a href="https://docs.jwplayer.com/platform/reference/learn-about-webhooks">Learn about webhooks</a>
 * @since 0.1
 */
public final class JwPlayer {

    /** JW Player: media and live channels. */
    public static final Platform<JwPlayerEvent> PLATFORM = Platform.id("jwplayer")
            .scheme(SignatureScheme.jwtOfClaims("webhook_id"))
            .type("/event")
            .resource("/media_id", "/channel_id")
            .time("/event_time")
            .acknowledgement(Acknowledgement.defaults().retrying(Retries.UNKNOWN))
            .stages(EnumSet.of(
                    MEDIA_CREATED,
                    MEDIA_READY,
                    MEDIA_UPDATED,
                    MEDIA_DELETED,
                    RENDITION_READY,
                    LIVE_CREATED,
                    LIVE_STARTED,
                    LIVE_ENDED))
            .events(JwPlayerEvent.class, new JwPlayerEvents());

    private JwPlayer() {}

    /** A verifier with these secrets of webhooks, tried in turn. */
    public static WebhookVerifier<JwPlayerEvent> verifier(Secret secret, Secret... more) {
        return PLATFORM.verifier(secret, more);
    }

    /** A verifier that chooses the secret by the token's {@code webhook_id}. */
    public static WebhookVerifier<JwPlayerEvent> verifier(Consumer<Webhooks> webhooks) {
        VerifierBuilder<JwPlayerEvent> builder = PLATFORM.verifier();
        webhooks.accept(new Webhooks(builder));
        return builder.build();
    }

    /** Collects webhooks and their secrets. Not thread-safe. */
    public static final class Webhooks {

        private final VerifierBuilder<JwPlayerEvent> builder;

        private Webhooks(VerifierBuilder<JwPlayerEvent> builder) {
            this.builder = builder;
        }

        /** The secret of the webhook with this id. */
        public Webhooks webhook(String id, Secret secret) {
            builder.secretOf(id, secret);
            return this;
        }
    }
}
