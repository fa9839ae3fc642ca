package dev.cuehook.aioz;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.Lifecycle;
import dev.cuehook.UnknownEvent;
import dev.cuehook.WebhookEvent;
import java.util.Optional;

/**
 * What AIOZ Stream reports. Its events carry no id of their own, so {@link Envelope#id()} is null;
 * {@link Envelope#occurredAt()} is {@code emitted_at}. Immutable and thread-safe.
 *
 * @see <a href="https://aiozstream.network/docs/video-management/webhooks">AIOZ Stream: Webhooks</a>
 * @since 0.1
 */
public sealed interface AiozEvent extends WebhookEvent permits AiozEvent.MediaEvent, AiozEvent.Unknown {

    /**
     * Something happened to a media.
     *
     * @since 0.1
     */
    sealed interface MediaEvent extends AiozEvent {

        /** The media, as the event describes it. */
        AiozMedia media();
    }

    /**
     * {@code file.received}: the file has arrived.
     *
     * @since 0.1
     */
    record FileReceived(Envelope envelope, AiozMedia media) implements MediaEvent {

        /** The media was created. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.MEDIA_CREATED, envelope, media.id()));
        }
    }

    /**
     * {@code encoding.started}: transcoding has begun. It has no {@link #lifecycle() platform-neutral meaning}.
     *
     * @since 0.1
     */
    record EncodingStarted(Envelope envelope, AiozMedia media) implements MediaEvent {}

    /**
     * {@code partial.finished}: work on one of the qualities has ended. Nothing in the event says whether it went
     * well, so it has no {@link #lifecycle() platform-neutral meaning}.
     *
     * @since 0.1
     */
    record PartialFinished(Envelope envelope, AiozMedia media) implements MediaEvent {}

    /**
     * {@code encoding.finished}: transcoding is done.
     *
     * @since 0.1
     */
    record EncodingFinished(Envelope envelope, AiozMedia media) implements MediaEvent {

        /** The media is ready. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.MEDIA_READY, envelope, media.id()));
        }
    }

    /**
     * {@code encoding.failed}: the media could not be transcoded.
     *
     * @since 0.1
     */
    record EncodingFailed(Envelope envelope, AiozMedia media) implements MediaEvent {

        /** The media failed. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.MEDIA_FAILED, envelope, media.id()));
        }
    }

    /**
     * An event whose type this version does not know.
     *
     * @param body the whole body
     * @since 0.1
     */
    record Unknown(Envelope envelope, Json body) implements AiozEvent, UnknownEvent {}
}
