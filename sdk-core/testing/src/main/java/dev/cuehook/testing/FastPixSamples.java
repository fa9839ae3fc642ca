package dev.cuehook.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A sample of every documented FastPix event, with the fields that FastPix publishes. {@link Sample#id} sets the id of
 * the media, upload or stream that the event is about; {@link Sample#eventId} the event's own, by which FastPix's
 * deliveries are told apart.
 *
 * @since 0.1
 */
public final class FastPixSamples {

    private FastPixSamples() {}

    /** The dashboard's probe of a new URL: unsigned, with an empty object. It is no event. */
    public static SignedRequest probe() {
        return SignedRequest.post("http://localhost:8080/webhooks/fastpix", "{}".getBytes(UTF_8))
                .withHeader("Content-Type", "application/json");
    }

    /** {@code video.media.created}: a media was made from a URL. */
    public static Sample mediaCreated() {
        return FastPixBodies.media("video.media.created", "media_created", "Created");
    }

    /** {@code video.upload.media_created}: a media was made from a direct upload. */
    public static Sample uploadMediaCreated() {
        return FastPixBodies.media("video.upload.media_created", "media_created", "Created");
    }

    /** {@code video.media.live_stream.created}: the recording of a live stream became a media; the stream's id is at {@code /data/streamId}. */
    public static Sample liveStreamMediaCreated() {
        return FastPixBodies.media("video.media.live_stream.created", "media_created", "Created")
                .with("/data/streamId", "b3f1d6a2-2c1e-4d0a-9a86-0f6c2f3f9f10");
    }

    /** {@code video.media.live_clip.created}: a clip of a live stream became a media. */
    public static Sample liveClipMediaCreated() {
        return FastPixBodies.media("video.media.live_clip.created", "media_created", "Created");
    }

    /** {@code video.media.ready}: a media can be played. */
    public static Sample mediaReady() {
        return FastPixBodies.media("video.media.ready", "ready", "Ready");
    }

    /** {@code video.media.failed}: a media could not be made. */
    public static Sample mediaFailed() {
        return FastPixBodies.media("video.media.failed", "failed", "Failed");
    }

    /** {@code video.media.updated}: something about a media changed. */
    public static Sample mediaUpdated() {
        return FastPixBodies.media("video.media.updated", "ready", "Ready");
    }

    /** {@code video.media.deleted}: a media is gone. */
    public static Sample mediaDeleted() {
        return FastPixBodies.media("video.media.deleted", "deleted", "Ready");
    }

    /** {@code video.media.intro.ready}: an intro was joined to a media. */
    public static Sample introReady() {
        return FastPixBodies.media("video.media.intro.ready", "ready", "Ready");
    }

    /** {@code video.media.mp4Support.ready}: a media's MP4 files are ready. */
    public static Sample mp4SupportReady() {
        return FastPixBodies.media("video.media.mp4Support.ready", "ready", "Ready");
    }

    /** {@code video.media.source.ready}: a media's source file is ready. */
    public static Sample sourceReady() {
        return FastPixBodies.media("video.media.source.ready", "ready", "Ready");
    }

    /** {@code video.media.source.deleted}: a media's source file is gone. */
    public static Sample sourceDeleted() {
        return FastPixBodies.media("video.media.source.deleted", "deleted", "Ready");
    }

    /** {@code video.media.upload}: an upload was set up and waits for its file. */
    public static Sample uploadCreated() {
        return FastPixBodies.upload("video.media.upload", "waiting", "waiting");
    }

    /** {@code video.media.upload.cancelled}: an upload was cancelled. */
    public static Sample uploadCancelled() {
        return FastPixBodies.upload("video.media.upload.cancelled", "cancelled", "cancelled");
    }

    /** {@code video.media.track.created}: a track was added. */
    public static Sample trackCreated() {
        return FastPixBodies.track("video.media.track.created", "created", "created");
    }

    /** {@code video.media.track.ready}: a track is ready. */
    public static Sample trackReady() {
        return FastPixBodies.track("video.media.track.ready", "ready", "available");
    }

    /** {@code video.media.track.failed}: a track could not be made. */
    public static Sample trackFailed() {
        return FastPixBodies.track("video.media.track.failed", "failed", "failed");
    }

    /** {@code video.media.track.updated}: something about a track changed. */
    public static Sample trackUpdated() {
        return FastPixBodies.track("video.media.track.updated", "ready", "available");
    }

    /** {@code video.media.track.deleted}: a track is gone. */
    public static Sample trackDeleted() {
        return FastPixBodies.track("video.media.track.deleted", "deleted", "available");
    }

    /** {@code video.media.subtitle.generated.ready}: subtitles were generated. */
    public static Sample subtitleGenerated() {
        return FastPixBodies.track("video.media.subtitle.generated.ready", "ready", "available")
                .with("/data/type", "subtitle")
                .with("/data/languageCode", "en")
                .with("/data/languageName", "English");
    }

    /** {@code video.mediaAI.chapters.ready}: a media was divided into chapters. */
    public static Sample chaptersReady() {
        return FastPixBodies.chapters("video.mediaAI.chapters.ready", "ready");
    }

    /** {@code video.mediaAI.summary.ready}: a media was summarized. */
    public static Sample summaryReady() {
        return FastPixBodies.summary("video.mediaAI.summary.ready", "ready");
    }

    /** {@code video.mediaAI.moderation.ready}: a media was checked for unwanted content. */
    public static Sample moderationReady() {
        return FastPixBodies.moderation("video.mediaAI.moderation.ready", "ready");
    }

    /** {@code video.mediaAI.named-entities.ready}: names were found in a media. */
    public static Sample namedEntitiesReady() {
        return FastPixBodies.entities("video.mediaAI.named-entities.ready", "ready");
    }

    /** {@code video.live_stream.created}: a stream was set up. */
    public static Sample liveStreamCreated() {
        return FastPixBodies.stream("video.live_stream.created", "created", "idle");
    }

    /** {@code video.live_stream.preparing}: a stream is being prepared. */
    public static Sample liveStreamPreparing() {
        return FastPixBodies.stream("video.live_stream.preparing", "preparing", "preparing");
    }

    /** {@code video.live_stream.connected}: an encoder connected. */
    public static Sample liveStreamConnected() {
        return FastPixBodies.stream("video.live_stream.connected", "connected", "connected");
    }

    /** {@code video.live_stream.active}: a stream is on the air. */
    public static Sample liveStreamActive() {
        return FastPixBodies.stream("video.live_stream.active", "active", "active");
    }

    /** {@code video.live_stream.recording}: recording of a stream started. */
    public static Sample liveStreamRecording() {
        return FastPixBodies.stream("video.live_stream.recording", "recording", "recording");
    }

    /** {@code video.live_stream.disconnected}: the encoder of a stream is gone. */
    public static Sample liveStreamDisconnected() {
        return FastPixBodies.stream("video.live_stream.disconnected", "disconnected", "disconnected");
    }

    /** {@code video.live_stream.idle}: a stream is off the air. */
    public static Sample liveStreamIdle() {
        return FastPixBodies.stream("video.live_stream.idle", "idle", "idle");
    }

    /** {@code video.live_stream.disabled}: a stream takes no more broadcasts. */
    public static Sample liveStreamDisabled() {
        return FastPixBodies.stream("video.live_stream.disabled", "disabled", "disabled");
    }

    /** {@code video.live_stream.updated}: something about a stream changed. */
    public static Sample liveStreamUpdated() {
        return FastPixBodies.stream("video.live_stream.updated", "idle", "idle");
    }

    /** {@code video.live_stream.deleted}: a stream is gone. */
    public static Sample liveStreamDeleted() {
        return FastPixBodies.stream("video.live_stream.deleted", "deleted", "idle");
    }

    /** {@code video.live_stream.simulcast_target.updated}: something about a simulcast target changed. */
    public static Sample simulcastTargetUpdated() {
        return FastPixBodies.target("video.live_stream.simulcast_target.updated", "updated");
    }

    /** {@code video.live_stream.simulcast_target.deleted}: a simulcast target is gone. */
    public static Sample simulcastTargetDeleted() {
        return FastPixBodies.target("video.live_stream.simulcast_target.deleted", "deleted");
    }
}
