package dev.cuehook.fastpix;

import static java.util.Map.entry;

import dev.cuehook.Lifecycle;
import dev.cuehook.Lifecycle.Stage;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What FastPix's events mean on any platform. An event that is not here has no meaning elsewhere. */
final class FastPixStages {

    private static final Map<Class<? extends FastPixEvent>, Stage> STAGES = Map.ofEntries(
            entry(FastPixEvent.MediaCreated.class, Stage.MEDIA_CREATED),
            entry(FastPixEvent.UploadMediaCreated.class, Stage.MEDIA_CREATED),
            entry(FastPixEvent.LiveStreamMediaCreated.class, Stage.MEDIA_CREATED),
            entry(FastPixEvent.LiveClipMediaCreated.class, Stage.MEDIA_CREATED),
            entry(FastPixEvent.MediaReady.class, Stage.MEDIA_READY),
            entry(FastPixEvent.MediaFailed.class, Stage.MEDIA_FAILED),
            entry(FastPixEvent.MediaUpdated.class, Stage.MEDIA_UPDATED),
            entry(FastPixEvent.MediaDeleted.class, Stage.MEDIA_DELETED),
            entry(FastPixEvent.IntroReady.class, Stage.MEDIA_UPDATED),
            entry(FastPixEvent.Mp4SupportReady.class, Stage.RENDITION_READY),
            entry(FastPixEvent.SourceReady.class, Stage.MEDIA_UPDATED),
            entry(FastPixEvent.SourceDeleted.class, Stage.MEDIA_UPDATED),
            entry(FastPixEvent.TrackCreated.class, Stage.MEDIA_UPDATED),
            entry(FastPixEvent.TrackReady.class, Stage.RENDITION_READY),
            entry(FastPixEvent.TrackFailed.class, Stage.RENDITION_FAILED),
            entry(FastPixEvent.TrackUpdated.class, Stage.MEDIA_UPDATED),
            entry(FastPixEvent.TrackDeleted.class, Stage.MEDIA_UPDATED),
            entry(FastPixEvent.SubtitleGenerated.class, Stage.RENDITION_READY),
            entry(FastPixEvent.ChaptersReady.class, Stage.MEDIA_UPDATED),
            entry(FastPixEvent.SummaryReady.class, Stage.MEDIA_UPDATED),
            entry(FastPixEvent.ModerationReady.class, Stage.MEDIA_UPDATED),
            entry(FastPixEvent.NamedEntitiesReady.class, Stage.MEDIA_UPDATED),
            entry(FastPixEvent.LiveStreamCreated.class, Stage.LIVE_CREATED),
            entry(FastPixEvent.LiveStreamActive.class, Stage.LIVE_STARTED),
            // Not at "disconnected": within the reconnect window the encoder may come back
            entry(FastPixEvent.LiveStreamIdle.class, Stage.LIVE_ENDED),
            entry(FastPixEvent.LiveStreamDisabled.class, Stage.LIVE_UPDATED),
            entry(FastPixEvent.LiveStreamUpdated.class, Stage.LIVE_UPDATED),
            entry(FastPixEvent.LiveStreamDeleted.class, Stage.LIVE_DELETED));

    private FastPixStages() {}

    /** The stage that an event reached, of the resource with this id. */
    static Optional<Lifecycle> of(FastPixEvent event, @Nullable String resourceId) {
        return Optional.ofNullable(STAGES.get(event.getClass()))
                .map(stage -> Lifecycle.of(stage, event.envelope(), resourceId));
    }
}
