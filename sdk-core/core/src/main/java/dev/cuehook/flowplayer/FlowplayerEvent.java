package dev.cuehook.flowplayer;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.Lifecycle;
import dev.cuehook.UnknownEvent;
import dev.cuehook.WebhookEvent;
import java.util.Optional;

/**
 * What Flowplayer and its successor Wowza Video report. One family for three wire formats, told apart by the body
 * itself:
 *
 * <ul>
 *   <li>Flowplayer: {@code event_type} in capitals, such as {@code VIDEO_READY}, at {@code created_at};
 *   <li>Wowza Video 2.0: {@code event_type} with a dot, such as {@code video.updated}, at {@code event_time};
 *   <li>Wowza Video legacy: {@code event}, such as {@code stop.complete}, of the {@code object_type}
 *       {@code transcoder} or {@code recording}, at {@code event_time}.
 * </ul>
 *
 * <p>{@link Envelope#type()} is {@code event_type} or {@code event}, {@link Envelope#id()} is {@code event_id}.
 * Flowplayer publishes no list of what its {@code payload} holds: what else is there is in {@link Envelope#raw()}.
 * Immutable and thread-safe.
 *
 * @see <a href="https://docs.flowplayer.com/messaging/webhooks">Flowplayer: Webhooks</a>
 * @see <a href="https://developer.wowza.com/docs/wowza-video/reference/webhooks/webhook-event-reference">Wowza Video: Webhook event reference</a>
 * @see <a href="https://developer.wowza.com/docs/wowza-video/wowza-video-legacy/webhook-event-reference">Wowza Video legacy: Webhook event reference</a>
 * @since 0.1
 */
public sealed interface FlowplayerEvent extends WebhookEvent
        permits FlowplayerEvent.VideoEvent,
                FlowplayerEvent.LivestreamEvent,
                FlowplayerEvent.LivesourceEvent,
                FlowplayerEvent.PlaylistEvent,
                FlowplayerEvent.TranscoderEvent,
                FlowplayerEvent.RecordingEvent,
                FlowplayerEvent.Unknown {

    /**
     * Something happened to a video.
     *
     * @since 0.1
     */
    sealed interface VideoEvent extends FlowplayerEvent {

        /** The video, as the event describes it. */
        FlowplayerVideo video();
    }

    /**
     * {@code VIDEO_READY}: the video is encoded and can be played.
     *
     * @since 0.1
     */
    record VideoReady(Envelope envelope, FlowplayerVideo video) implements VideoEvent {

        /** The media is ready. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.MEDIA_READY, envelope, video.id()));
        }
    }

    /**
     * {@code VIDEO_UPDATED}, or {@code video.updated} of Wowza Video 2.0: something about the video changed.
     *
     * @since 0.1
     */
    record VideoUpdated(Envelope envelope, FlowplayerVideo video) implements VideoEvent {

        /** The media was updated, whatever its state is. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.MEDIA_UPDATED, envelope, video.id()));
        }
    }

    /**
     * {@code VIDEO_DELETED}: the video is gone.
     *
     * @since 0.1
     */
    record VideoDeleted(Envelope envelope, FlowplayerVideo video) implements VideoEvent {

        /** The media was deleted. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.MEDIA_DELETED, envelope, video.id()));
        }
    }

    /**
     * Something happened to a live stream.
     *
     * @since 0.1
     */
    sealed interface LivestreamEvent extends FlowplayerEvent {

        /** The live stream. */
        FlowplayerLivestream livestream();
    }

    /**
     * {@code LIVESTREAM_CREATED}: the live stream was set up.
     *
     * @since 0.1
     */
    record LivestreamCreated(Envelope envelope, FlowplayerLivestream livestream) implements LivestreamEvent {

        /** The live stream was created. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.LIVE_CREATED, envelope, livestream.id()));
        }
    }

    /**
     * {@code LIVESTREAM_UPDATED}: something about the live stream changed.
     *
     * @since 0.1
     */
    record LivestreamUpdated(Envelope envelope, FlowplayerLivestream livestream) implements LivestreamEvent {

        /** The live stream was updated. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.LIVE_UPDATED, envelope, livestream.id()));
        }
    }

    /**
     * {@code LIVESTREAM_DELETED}: the live stream is gone.
     *
     * @since 0.1
     */
    record LivestreamDeleted(Envelope envelope, FlowplayerLivestream livestream) implements LivestreamEvent {

        /** The live stream was deleted. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.LIVE_DELETED, envelope, livestream.id()));
        }
    }

    /**
     * {@code LIVESTREAM_CONNECTED}: the live stream is connected.
     *
     * @since 0.1
     */
    record LivestreamConnected(Envelope envelope, FlowplayerLivestream livestream) implements LivestreamEvent {

        /** The live stream started. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.LIVE_STARTED, envelope, livestream.id()));
        }
    }

    /**
     * {@code LIVESTREAM_DISCONNECTED}: the live stream is no longer connected.
     *
     * @since 0.1
     */
    record LivestreamDisconnected(Envelope envelope, FlowplayerLivestream livestream) implements LivestreamEvent {

        /** The live stream ended. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.LIVE_ENDED, envelope, livestream.id()));
        }
    }

    /**
     * {@code LIVESTREAM_ERROR}: the live stream has a fault.
     *
     * @since 0.1
     */
    record LivestreamError(Envelope envelope, FlowplayerLivestream livestream) implements LivestreamEvent {

        /** The live stream failed. */
        @Override
        public Optional<Lifecycle> lifecycle() {
            return Optional.of(Lifecycle.of(Lifecycle.Stage.LIVE_FAILED, envelope, livestream.id()));
        }
    }

    /**
     * Something happened to a live source. It is not the live stream itself, so none of these events has a
     * {@link #lifecycle() platform-neutral meaning}.
     *
     * @since 0.1
     */
    sealed interface LivesourceEvent extends FlowplayerEvent {

        /** The live source. */
        FlowplayerLivesource livesource();
    }

    /**
     * {@code LIVESOURCE_CREATED}: the live source was set up.
     *
     * @since 0.1
     */
    record LivesourceCreated(Envelope envelope, FlowplayerLivesource livesource) implements LivesourceEvent {}

    /**
     * {@code LIVESOURCE_UPDATED}: something about the live source changed.
     *
     * @since 0.1
     */
    record LivesourceUpdated(Envelope envelope, FlowplayerLivesource livesource) implements LivesourceEvent {}

    /**
     * {@code LIVESOURCE_DELETED}: the live source is gone.
     *
     * @since 0.1
     */
    record LivesourceDeleted(Envelope envelope, FlowplayerLivesource livesource) implements LivesourceEvent {}

    /**
     * {@code LIVESOURCE_CONNECTED}: the live source is connected.
     *
     * @since 0.1
     */
    record LivesourceConnected(Envelope envelope, FlowplayerLivesource livesource) implements LivesourceEvent {}

    /**
     * Something happened to a playlist. None of these events has a {@link #lifecycle() platform-neutral meaning}.
     *
     * @since 0.1
     */
    sealed interface PlaylistEvent extends FlowplayerEvent {

        /** The playlist. */
        FlowplayerPlaylist playlist();
    }

    /**
     * {@code PLAYLIST_CREATED}: the playlist was set up.
     *
     * @since 0.1
     */
    record PlaylistCreated(Envelope envelope, FlowplayerPlaylist playlist) implements PlaylistEvent {}

    /**
     * {@code PLAYLIST_UPDATED}: something about the playlist changed.
     *
     * @since 0.1
     */
    record PlaylistUpdated(Envelope envelope, FlowplayerPlaylist playlist) implements PlaylistEvent {}

    /**
     * {@code PLAYLIST_DELETED}: the playlist is gone.
     *
     * @since 0.1
     */
    record PlaylistDeleted(Envelope envelope, FlowplayerPlaylist playlist) implements PlaylistEvent {}

    /**
     * Wowza Video legacy: something happened to a transcoder. Its events do not say whether a stream is on the air, so
     * none of them has a {@link #lifecycle() platform-neutral meaning}.
     *
     * @since 0.1
     */
    sealed interface TranscoderEvent extends FlowplayerEvent {

        /** The transcoder. */
        FlowplayerTranscoder transcoder();
    }

    /**
     * {@code download.success} of a transcoder: the transcoder has its source file.
     *
     * @since 0.1
     */
    record TranscoderDownloadSuccess(Envelope envelope, FlowplayerTranscoder transcoder) implements TranscoderEvent {}

    /**
     * {@code download.failed} of a transcoder: the transcoder could not get its source file.
     *
     * @since 0.1
     */
    record TranscoderDownloadFailed(Envelope envelope, FlowplayerTranscoder transcoder) implements TranscoderEvent {}

    /**
     * {@code start.requested} of a transcoder: the transcoder was asked to start.
     *
     * @since 0.1
     */
    record TranscoderStartRequested(Envelope envelope, FlowplayerTranscoder transcoder) implements TranscoderEvent {}

    /**
     * {@code start.complete} of a transcoder: the transcoder has started.
     *
     * @since 0.1
     */
    record TranscoderStartComplete(Envelope envelope, FlowplayerTranscoder transcoder) implements TranscoderEvent {}

    /**
     * {@code stop.complete} of a transcoder: the transcoder has stopped.
     *
     * @since 0.1
     */
    record TranscoderStopComplete(Envelope envelope, FlowplayerTranscoder transcoder) implements TranscoderEvent {}

    /**
     * Wowza Video legacy: something happened to a recording. Handle this group rather than its record: records of
     * single events may come beside it.
     *
     * @since 0.1
     */
    sealed interface RecordingEvent extends FlowplayerEvent {

        /** The recording. */
        FlowplayerRecording recording();
    }

    /**
     * Any event of a recording. Which one it is, says {@link Envelope#type()}; this version knows none by name.
     *
     * @since 0.1
     */
    record RecordingReported(Envelope envelope, FlowplayerRecording recording) implements RecordingEvent {}

    /**
     * An event whose type this version does not know, or that has no object to be about.
     *
     * @param body the whole body
     * @since 0.1
     */
    record Unknown(Envelope envelope, Json body) implements FlowplayerEvent, UnknownEvent {}
}
