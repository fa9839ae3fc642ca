package dev.cuehook.flowplayer;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind of event: how its resource is read, and its record made. */
record FlowplayerKind<R>(JsonCursor.Reader<R> reader, Maker<R> maker) {

    /** Flowplayer and Wowza Video 2.0, by {@code event_type}. */
    private static final Map<String, FlowplayerKind<?>> BY_EVENT_TYPE = Map.ofEntries(
            Map.entry("VIDEO_READY", video(FlowplayerEvent.VideoReady::new)),
            Map.entry("VIDEO_UPDATED", video(FlowplayerEvent.VideoUpdated::new)),
            Map.entry("VIDEO_DELETED", video(FlowplayerEvent.VideoDeleted::new)),
            Map.entry("video.updated", video(FlowplayerEvent.VideoUpdated::new)),
            Map.entry("LIVESTREAM_CREATED", livestream(FlowplayerEvent.LivestreamCreated::new)),
            Map.entry("LIVESTREAM_UPDATED", livestream(FlowplayerEvent.LivestreamUpdated::new)),
            Map.entry("LIVESTREAM_DELETED", livestream(FlowplayerEvent.LivestreamDeleted::new)),
            Map.entry("LIVESTREAM_CONNECTED", livestream(FlowplayerEvent.LivestreamConnected::new)),
            Map.entry("LIVESTREAM_DISCONNECTED", livestream(FlowplayerEvent.LivestreamDisconnected::new)),
            Map.entry("LIVESTREAM_ERROR", livestream(FlowplayerEvent.LivestreamError::new)),
            Map.entry("PLAYLIST_CREATED", playlist(FlowplayerEvent.PlaylistCreated::new)),
            Map.entry("PLAYLIST_UPDATED", playlist(FlowplayerEvent.PlaylistUpdated::new)),
            Map.entry("PLAYLIST_DELETED", playlist(FlowplayerEvent.PlaylistDeleted::new)),
            Map.entry("LIVESOURCE_CREATED", livesource(FlowplayerEvent.LivesourceCreated::new)),
            Map.entry("LIVESOURCE_UPDATED", livesource(FlowplayerEvent.LivesourceUpdated::new)),
            Map.entry("LIVESOURCE_DELETED", livesource(FlowplayerEvent.LivesourceDeleted::new)),
            Map.entry("LIVESOURCE_CONNECTED", livesource(FlowplayerEvent.LivesourceConnected::new)));

    /** Wowza Video legacy, by {@code event} where the {@code object_type} is {@code transcoder}. */
    private static final Map<String, FlowplayerKind<?>> OF_TRANSCODER = Map.of(
            "download.success", transcoder(FlowplayerEvent.TranscoderDownloadSuccess::new),
            "download.failed", transcoder(FlowplayerEvent.TranscoderDownloadFailed::new),
            "start.requested", transcoder(FlowplayerEvent.TranscoderStartRequested::new),
            "start.complete", transcoder(FlowplayerEvent.TranscoderStartComplete::new),
            "stop.complete", transcoder(FlowplayerEvent.TranscoderStopComplete::new));

    private static final FlowplayerKind<?> OF_RECORDING = new FlowplayerKind<>(
            FlowplayerRecording::read,
            (envelope, recording, objectId) ->
                    new FlowplayerEvent.RecordingReported(envelope, recording.withId(objectId)));

    /** The kind of this {@code event_type}; null where it is not known. */
    static @Nullable FlowplayerKind<?> of(String eventType) {
        return BY_EVENT_TYPE.get(eventType);
    }

    /** The kind of this legacy {@code event}; null where it is not known. */
    static @Nullable FlowplayerKind<?> ofLegacy(String event, @Nullable String objectType) {
        if ("recording".equals(objectType)) {
            return OF_RECORDING;
        }
        return "transcoder".equals(objectType) ? OF_TRANSCODER.get(event) : null;
    }

    /** The event but for its envelope; null where the value is no object. */
    @Nullable
    Draft read(JsonCursor in) throws IOException {
        return draft(in.object(reader));
    }

    /** The event but for its envelope, from a value that was kept; null where it is no object. */
    @Nullable
    Draft read(JsonCursor in, Json kept) throws IOException {
        return draft(in.object(kept, reader));
    }

    private @Nullable Draft draft(@Nullable R resource) {
        return resource == null ? null : (envelope, objectId) -> maker.event(envelope, resource, objectId);
    }

    private static FlowplayerKind<?> video(Constructor<FlowplayerVideo> event) {
        return new FlowplayerKind<>(
                FlowplayerVideo::read, (envelope, video, objectId) -> event.of(envelope, video.orId(objectId)));
    }

    private static FlowplayerKind<?> livestream(Constructor<FlowplayerLivestream> event) {
        return new FlowplayerKind<>(
                FlowplayerLivestream::read, (envelope, stream, objectId) -> event.of(envelope, stream));
    }

    private static FlowplayerKind<?> livesource(Constructor<FlowplayerLivesource> event) {
        return new FlowplayerKind<>(
                FlowplayerLivesource::read, (envelope, source, objectId) -> event.of(envelope, source));
    }

    private static FlowplayerKind<?> playlist(Constructor<FlowplayerPlaylist> event) {
        return new FlowplayerKind<>(
                FlowplayerPlaylist::read, (envelope, playlist, objectId) -> event.of(envelope, playlist));
    }

    private static FlowplayerKind<?> transcoder(Constructor<FlowplayerTranscoder> event) {
        return new FlowplayerKind<>(
                FlowplayerTranscoder::read,
                (envelope, transcoder, objectId) -> event.of(envelope, transcoder.withId(objectId)));
    }

    /** An event whose resource is read; the envelope and the id beside it may come later in the body. */
    @FunctionalInterface
    interface Draft {
        FlowplayerEvent event(Envelope envelope, @Nullable String objectId);
    }

    @FunctionalInterface
    interface Maker<R> {
        FlowplayerEvent event(Envelope envelope, R resource, @Nullable String objectId);
    }

    @FunctionalInterface
    private interface Constructor<R> {
        FlowplayerEvent of(Envelope envelope, R resource);
    }
}
