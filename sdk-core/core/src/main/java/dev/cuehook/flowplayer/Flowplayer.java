package dev.cuehook.flowplayer;

import static dev.cuehook.Lifecycle.Stage.LIVE_CREATED;
import static dev.cuehook.Lifecycle.Stage.LIVE_DELETED;
import static dev.cuehook.Lifecycle.Stage.LIVE_ENDED;
import static dev.cuehook.Lifecycle.Stage.LIVE_FAILED;
import static dev.cuehook.Lifecycle.Stage.LIVE_STARTED;
import static dev.cuehook.Lifecycle.Stage.LIVE_UPDATED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_DELETED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_READY;
import static dev.cuehook.Lifecycle.Stage.MEDIA_UPDATED;

import dev.cuehook.Lifecycle;
import dev.cuehook.Secret;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.Acknowledgement;
import dev.cuehook.platform.Acknowledgement.Retries;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SignatureScheme;
import java.util.EnumSet;
import java.util.Set;

/**
 * Flowplayer and its successors at Wowza. Three wire formats, three platforms, one family of events.
 *
 * <p>Flowplayer: proven is the body, by a hexadecimal HMAC-SHA256 in {@code X-FP-Webhook-Signature-Hmac-Sha-256}; the key is
 * the text of the organisation's one "Webhooks Secret Key". No time is signed: a captured delivery stays valid, and only the
 * memory of deliveries stops it. A delivery is known by {@code event_type} and {@code event_id} together. What it retries is
 * not documented.
 *
 * <p>Wowza Video 2.0 ({@link #WOWZA}) and legacy ({@link #WOWZA_LEGACY}): whether and how they sign is not documented, so only
 * a token in the callback URL is proven.
 *
 * @see <a href="https://docs.flowplayer.com/messaging/webhooks">Flowplayer webhooks</a>
 * @see <a href="https://developer.wowza.com/docs/wowza-video/reference/webhooks/webhook-event-reference">Wowza Video
 *     webhooks</a>
 * @since 0.1
 */
public final class Flowplayer {

    private static final Set<Lifecycle.Stage> STAGES = EnumSet.of(
            MEDIA_READY,
            MEDIA_UPDATED,
            MEDIA_DELETED,
            LIVE_CREATED,
            LIVE_UPDATED,
            LIVE_DELETED,
            LIVE_STARTED,
            LIVE_ENDED,
            LIVE_FAILED);

    /** Flowplayer. */
    public static final Platform<FlowplayerEvent> PLATFORM = Platform.id("flowplayer")
            .scheme(SignatureScheme.hmacSha256()
                    .header("X-FP-Webhook-Signature-Hmac-Sha-256")
                    .build())
            .identity("/event_type", "/event_id")
            .type("/event_type")
            .resource("/payload/id")
            .time("/created_at")
            .acknowledgement(Acknowledgement.defaults().retrying(Retries.UNKNOWN))
            .stages(STAGES)
            .events(FlowplayerEvent.class, new FlowplayerEvents());

    /** Wowza Video 2.0, by a token in the callback URL. */
    public static final Platform<FlowplayerEvent> WOWZA =
            wowza("wowza").type("/event_type").events(FlowplayerEvent.class, new FlowplayerEvents());

    /** Wowza Video legacy and Wowza Streaming Cloud, by a token in the callback URL. */
    public static final Platform<FlowplayerEvent> WOWZA_LEGACY =
            wowza("wowza-legacy").type("/event").events(FlowplayerEvent.class, new FlowplayerEvents());

    private Flowplayer() {}

    /** A verifier for Flowplayer with these secrets, the current one first. */
    public static WebhookVerifier<FlowplayerEvent> verifier(Secret current, Secret... previous) {
        return PLATFORM.verifier(current, previous);
    }

    private static Platform.Builder wowza(String id) {
        return Platform.id(id)
                .scheme(SignatureScheme.urlToken("token"))
                .resource("/object_id")
                .time("/event_time")
                .acknowledgement(Acknowledgement.defaults().retrying(Retries.UNKNOWN))
                .stages(STAGES);
    }
}
