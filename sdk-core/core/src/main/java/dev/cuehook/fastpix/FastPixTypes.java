package dev.cuehook.fastpix;

import static java.util.Map.entry;

import dev.cuehook.Envelope;
import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.JsonCursor.Reader;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Every documented wire string, with what its {@code data} is read as. */
final class FastPixTypes {

    private static final Map<String, Reader<Draft>> READERS = Map.ofEntries(
            entry("video.media.created", media(FastPixEvent.MediaCreated::new)),
            entry("video.upload.media_created", media(FastPixEvent.UploadMediaCreated::new)),
            entry("video.media.live_stream.created", media(FastPixEvent.LiveStreamMediaCreated::new)),
            entry("video.media.live_clip.created", media(FastPixEvent.LiveClipMediaCreated::new)),
            entry("video.media.ready", media(FastPixEvent.MediaReady::new)),
            entry("video.media.failed", media(FastPixEvent.MediaFailed::new)),
            entry("video.media.updated", media(FastPixEvent.MediaUpdated::new)),
            entry("video.media.deleted", media(FastPixEvent.MediaDeleted::new)),
            entry("video.media.intro.ready", media(FastPixEvent.IntroReady::new)),
            entry("video.media.mp4Support.ready", media(FastPixEvent.Mp4SupportReady::new)),
            entry("video.media.source.ready", media(FastPixEvent.SourceReady::new)),
            entry("video.media.source.deleted", media(FastPixEvent.SourceDeleted::new)),
            entry("video.media.upload", upload(FastPixEvent.UploadCreated::new)),
            entry("video.media.upload.cancelled", upload(FastPixEvent.UploadCancelled::new)),
            entry("video.media.track.created", track(FastPixEvent.TrackCreated::new)),
            entry("video.media.track.ready", track(FastPixEvent.TrackReady::new)),
            entry("video.media.track.failed", track(FastPixEvent.TrackFailed::new)),
            entry("video.media.track.updated", track(FastPixEvent.TrackUpdated::new)),
            entry("video.media.track.deleted", track(FastPixEvent.TrackDeleted::new)),
            entry("video.media.subtitle.generated.ready", track(FastPixEvent.SubtitleGenerated::new)),
            entry("video.media.subtitle.generated", track(FastPixEvent.SubtitleGenerated::new)),
            entry("video.mediaAI.chapters.ready", chapters(FastPixEvent.ChaptersReady::new)),
            entry("video.mediaAI.summary.ready", summary(FastPixEvent.SummaryReady::new)),
            entry("video.mediaAI.moderation.ready", moderation(FastPixEvent.ModerationReady::new)),
            entry("video.mediaAI.named-entities.ready", namedEntities(FastPixEvent.NamedEntitiesReady::new)),
            entry("video.mediaAI.namedEntities.ready", namedEntities(FastPixEvent.NamedEntitiesReady::new)),
            entry("video.live_stream.created", stream(FastPixEvent.LiveStreamCreated::new)),
            entry("video.live_stream.preparing", stream(FastPixEvent.LiveStreamPreparing::new)),
            entry("video.live_stream.connected", stream(FastPixEvent.LiveStreamConnected::new)),
            entry("video.live_stream.active", stream(FastPixEvent.LiveStreamActive::new)),
            entry("video.live_stream.recording", stream(FastPixEvent.LiveStreamRecording::new)),
            entry("video.live_stream.disconnected", stream(FastPixEvent.LiveStreamDisconnected::new)),
            entry("video.live_stream.idle", stream(FastPixEvent.LiveStreamIdle::new)),
            entry("video.live_stream.disabled", stream(FastPixEvent.LiveStreamDisabled::new)),
            entry("video.live_stream.updated", stream(FastPixEvent.LiveStreamUpdated::new)),
            entry("video.live_stream.deleted", stream(FastPixEvent.LiveStreamDeleted::new)),
            entry("video.live_stream.simulcast_target.updated", target(FastPixEvent.SimulcastTargetUpdated::new)),
            entry("video.live_stream.simulcast_target.deleted", target(FastPixEvent.SimulcastTargetDeleted::new)));

    private FastPixTypes() {}

    /** Reads the {@code data} of events of this type; null where the type is not known. */
    static @Nullable Reader<Draft> reader(String type) {
        return READERS.get(type);
    }

    /**
     * An event whose {@code data} is read; the rest of the body, which becomes envelope and context, may still come.
     */
    @FunctionalInterface
    interface Draft {
        /** The event. */
        FastPixEvent event(Envelope envelope, FastPixContext context);
    }

    private static Reader<Draft> media(BiFunction<Envelope, FastPixMedia, FastPixEvent> event) {
        return reader(FastPixMedia.Fields::read, FastPixMedia::new, event);
    }

    private static Reader<Draft> upload(BiFunction<Envelope, FastPixUpload, FastPixEvent> event) {
        return reader(FastPixUpload.Fields::read, FastPixUpload::new, event);
    }

    private static Reader<Draft> track(BiFunction<Envelope, FastPixTrack, FastPixEvent> event) {
        return reader(FastPixTrack.Fields::read, FastPixTrack::new, event);
    }

    private static Reader<Draft> chapters(BiFunction<Envelope, FastPixChapters, FastPixEvent> event) {
        return reader(FastPixChapters.Fields::read, FastPixChapters::new, event);
    }

    private static Reader<Draft> summary(BiFunction<Envelope, FastPixSummary, FastPixEvent> event) {
        return reader(JsonCursor::whole, FastPixSummary::new, event);
    }

    private static Reader<Draft> moderation(BiFunction<Envelope, FastPixModeration, FastPixEvent> event) {
        return reader(JsonCursor::whole, FastPixModeration::new, event);
    }

    private static Reader<Draft> namedEntities(BiFunction<Envelope, FastPixNamedEntities, FastPixEvent> event) {
        return reader(JsonCursor::whole, FastPixNamedEntities::new, event);
    }

    private static Reader<Draft> stream(BiFunction<Envelope, FastPixLiveStream, FastPixEvent> event) {
        return reader(FastPixLiveStream.Fields::read, FastPixLiveStream::new, event);
    }

    private static Reader<Draft> target(BiFunction<Envelope, FastPixSimulcastTarget, FastPixEvent> event) {
        return reader(FastPixSimulcastTarget.Fields::read, FastPixSimulcastTarget::new, event);
    }

    private static <F, R> Reader<Draft> reader(
            Reader<F> fields, BiFunction<F, FastPixContext, R> resource, BiFunction<Envelope, R, FastPixEvent> event) {
        return in -> {
            F read = fields.read(in);
            return (envelope, context) -> event.apply(envelope, resource.apply(read, context));
        };
    }
}
