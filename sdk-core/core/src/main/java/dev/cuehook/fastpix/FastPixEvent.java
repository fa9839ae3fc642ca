package dev.cuehook.fastpix;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.Lifecycle;
import dev.cuehook.UnknownEvent;
import dev.cuehook.WebhookEvent;
import java.util.Optional;

/**
 * Something that happened on FastPix, as its pages on <a href="https://docs.fastpix.io/docs/media-events">media</a>, <a
 * href="https://docs.fastpix.io/docs/transform-media-events">transform</a>, <a
 * href="https://docs.fastpix.io/docs/ai-events">AI</a> and <a href="https://docs.fastpix.io/docs/live-events">live</a>
 * events and its SDKs name it. Groups follow what the body's {@code data} is; switch over the groups, or keep a
 * {@code default}.
 *
 * <p>The envelope's id is the event's own and stays the same when FastPix sends it again; the id of the media or stream
 * is in the resource. Events may arrive in another order than they happened. Immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface FastPixEvent extends WebhookEvent
        permits FastPixEvent.MediaEvent,
                FastPixEvent.UploadEvent,
                FastPixEvent.TrackEvent,
                FastPixEvent.AiEvent,
                FastPixEvent.LiveEvent,
                FastPixEvent.SimulcastEvent,
                FastPixEvent.Unknown {

    /** About a media as a whole. Its lifecycle names the media. */
    sealed interface MediaEvent extends FastPixEvent {
        /** The media as it was when the event was sent. */
        FastPixMedia media();

        @Override
        default Optional<Lifecycle> lifecycle() {
            return FastPixStages.of(this, media().context().objectIdUnless(media().id()));
        }
    }

    /**
     * {@code video.media.created}: a media was made from a URL. Direct uploads give {@link UploadMediaCreated} instead.
     */
    record MediaCreated(Envelope envelope, FastPixMedia media) implements MediaEvent {}

    /** {@code video.upload.media_created}: a media was made from a direct upload. */
    record UploadMediaCreated(Envelope envelope, FastPixMedia media) implements MediaEvent {}

    /**
     * {@code video.media.live_stream.created}: the recording of a live stream became a media; see {@link
     * FastPixMedia#streamId()}.
     */
    record LiveStreamMediaCreated(Envelope envelope, FastPixMedia media) implements MediaEvent {}

    /** {@code video.media.live_clip.created}: a clip of a live stream became a media. */
    record LiveClipMediaCreated(Envelope envelope, FastPixMedia media) implements MediaEvent {}

    /** {@code video.media.ready}: a media can be played, if it has a playback id. */
    record MediaReady(Envelope envelope, FastPixMedia media) implements MediaEvent {}

    /** {@code video.media.failed}: a media could not be made. */
    record MediaFailed(Envelope envelope, FastPixMedia media) implements MediaEvent {}

    /** {@code video.media.updated}: something about a media changed. */
    record MediaUpdated(Envelope envelope, FastPixMedia media) implements MediaEvent {}

    /** {@code video.media.deleted}: a media is gone. */
    record MediaDeleted(Envelope envelope, FastPixMedia media) implements MediaEvent {}

    /** {@code video.media.intro.ready}: an intro was joined to a media. */
    record IntroReady(Envelope envelope, FastPixMedia media) implements MediaEvent {}

    /** {@code video.media.mp4Support.ready}: a media's MP4 files are ready. */
    record Mp4SupportReady(Envelope envelope, FastPixMedia media) implements MediaEvent {}

    /** {@code video.media.source.ready}: a media's source file is ready. */
    record SourceReady(Envelope envelope, FastPixMedia media) implements MediaEvent {}

    /** {@code video.media.source.deleted}: a media's source file is gone. */
    record SourceDeleted(Envelope envelope, FastPixMedia media) implements MediaEvent {}

    /** About a direct upload, before there is a media; so it has no lifecycle. */
    sealed interface UploadEvent extends FastPixEvent {
        /** The upload. */
        FastPixUpload upload();
    }

    /** {@code video.media.upload}: an upload was set up and waits for its file. */
    record UploadCreated(Envelope envelope, FastPixUpload upload) implements UploadEvent {}

    /** {@code video.media.upload.cancelled}: an upload was cancelled before it was complete. */
    record UploadCancelled(Envelope envelope, FastPixUpload upload) implements UploadEvent {}

    /**
     * About one track of a media. Its lifecycle names the media, not the track.
     *
     * <p>FastPix's sources disagree on what these carry: its WordPress plugin receives the track alone, its Node SDK
     * types them as the whole media. The track alone is read here; {@code envelope().raw()} has the rest.
     */
    sealed interface TrackEvent extends FastPixEvent {
        /** The track. */
        FastPixTrack track();

        @Override
        default Optional<Lifecycle> lifecycle() {
            return FastPixStages.of(this, track().mediaId());
        }
    }

    /** {@code video.media.track.created}: a track was added and is being prepared. */
    record TrackCreated(Envelope envelope, FastPixTrack track) implements TrackEvent {}

    /** {@code video.media.track.ready}: a track is ready. */
    record TrackReady(Envelope envelope, FastPixTrack track) implements TrackEvent {}

    /** {@code video.media.track.failed}: a track could not be made; the media itself may be well. */
    record TrackFailed(Envelope envelope, FastPixTrack track) implements TrackEvent {}

    /** {@code video.media.track.updated}: something about a track changed. */
    record TrackUpdated(Envelope envelope, FastPixTrack track) implements TrackEvent {}

    /** {@code video.media.track.deleted}: a track is gone. */
    record TrackDeleted(Envelope envelope, FastPixTrack track) implements TrackEvent {}

    /**
     * {@code video.media.subtitle.generated.ready}, in some of FastPix's sources {@code
     * video.media.subtitle.generated}: subtitles were generated.
     */
    record SubtitleGenerated(Envelope envelope, FastPixTrack track) implements TrackEvent {}

    /** About what FastPix's AI found in a media. Its lifecycle names the media. */
    sealed interface AiEvent extends FastPixEvent {
        /** What was found. */
        FastPixAiResult result();

        @Override
        default Optional<Lifecycle> lifecycle() {
            return FastPixStages.of(this, result().mediaId());
        }
    }

    /** {@code video.mediaAI.chapters.ready}: a media was divided into chapters. */
    record ChaptersReady(Envelope envelope, FastPixChapters result) implements AiEvent {}

    /** {@code video.mediaAI.summary.ready}: a media was summarized. */
    record SummaryReady(Envelope envelope, FastPixSummary result) implements AiEvent {}

    /** {@code video.mediaAI.moderation.ready}: a media was checked for unwanted content. */
    record ModerationReady(Envelope envelope, FastPixModeration result) implements AiEvent {}

    /**
     * {@code video.mediaAI.named-entities.ready}, in some of FastPix's sources {@code
     * video.mediaAI.namedEntities.ready}: names were found in a media.
     */
    record NamedEntitiesReady(Envelope envelope, FastPixNamedEntities result) implements AiEvent {}

    /** About a live stream. Its lifecycle names the stream. */
    sealed interface LiveEvent extends FastPixEvent {
        /** The stream as it was when the event was sent. */
        FastPixLiveStream stream();

        @Override
        default Optional<Lifecycle> lifecycle() {
            return FastPixStages.of(
                    this, stream().context().objectIdUnless(stream().id()));
        }
    }

    /** {@code video.live_stream.created}: a stream was set up. */
    record LiveStreamCreated(Envelope envelope, FastPixLiveStream stream) implements LiveEvent {}

    /** {@code video.live_stream.preparing}: a stream is being prepared. */
    record LiveStreamPreparing(Envelope envelope, FastPixLiveStream stream) implements LiveEvent {}

    /**
     * {@code video.live_stream.connected}: an encoder connected. The stream is not on the air before {@link
     * LiveStreamActive}.
     */
    record LiveStreamConnected(Envelope envelope, FastPixLiveStream stream) implements LiveEvent {}

    /** {@code video.live_stream.active}: a stream is on the air. */
    record LiveStreamActive(Envelope envelope, FastPixLiveStream stream) implements LiveEvent {}

    /** {@code video.live_stream.recording}: recording started. */
    record LiveStreamRecording(Envelope envelope, FastPixLiveStream stream) implements LiveEvent {}

    /**
     * {@code video.live_stream.disconnected}: the encoder is gone; it may come back within {@link
     * FastPixLiveStream#reconnectWindow()}.
     */
    record LiveStreamDisconnected(Envelope envelope, FastPixLiveStream stream) implements LiveEvent {}

    /** {@code video.live_stream.idle}: a stream is off the air. */
    record LiveStreamIdle(Envelope envelope, FastPixLiveStream stream) implements LiveEvent {}

    /** {@code video.live_stream.disabled}: a stream takes no more broadcasts. */
    record LiveStreamDisabled(Envelope envelope, FastPixLiveStream stream) implements LiveEvent {}

    /** {@code video.live_stream.updated}: something about a stream changed. */
    record LiveStreamUpdated(Envelope envelope, FastPixLiveStream stream) implements LiveEvent {}

    /** {@code video.live_stream.deleted}: a stream is gone. */
    record LiveStreamDeleted(Envelope envelope, FastPixLiveStream stream) implements LiveEvent {}

    /**
     * About a place to which a live stream is also sent. It says nothing of the stream itself, so it has no lifecycle.
     */
    sealed interface SimulcastEvent extends FastPixEvent {
        /** The target. */
        FastPixSimulcastTarget target();
    }

    /** {@code video.live_stream.simulcast_target.updated}: something about a target changed. */
    record SimulcastTargetUpdated(Envelope envelope, FastPixSimulcastTarget target) implements SimulcastEvent {}

    /** {@code video.live_stream.simulcast_target.deleted}: a target is gone. */
    record SimulcastTargetDeleted(Envelope envelope, FastPixSimulcastTarget target) implements SimulcastEvent {}

    /**
     * A genuine event of a type that this version does not know, or of a known type without its {@code data}.
     *
     * @param body the whole body
     */
    record Unknown(Envelope envelope, Json body) implements FastPixEvent, UnknownEvent {}
}
