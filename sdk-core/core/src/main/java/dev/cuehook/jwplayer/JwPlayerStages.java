package dev.cuehook.jwplayer;

import dev.cuehook.Lifecycle;
import dev.cuehook.Lifecycle.Stage;
import java.util.Map;
import java.util.Optional;

/** What JW Player's events mean on any platform. An event that is not here has no meaning elsewhere. */
final class JwPlayerStages {

    private static final Map<Class<? extends JwPlayerEvent>, Stage> STAGES = Map.of(
            JwPlayerEvent.MediaCreated.class, Stage.MEDIA_CREATED,
            JwPlayerEvent.MediaAvailable.class, Stage.MEDIA_READY,
            JwPlayerEvent.ConversionsComplete.class, Stage.RENDITION_READY,
            JwPlayerEvent.MediaUpdated.class, Stage.MEDIA_UPDATED,
            JwPlayerEvent.MediaReuploaded.class, Stage.MEDIA_UPDATED,
            JwPlayerEvent.MediaDeleted.class, Stage.MEDIA_DELETED,
            JwPlayerEvent.ChannelCreated.class, Stage.LIVE_CREATED,
            JwPlayerEvent.ChannelActive.class, Stage.LIVE_STARTED,
            JwPlayerEvent.ChannelIdle.class, Stage.LIVE_ENDED);

    private JwPlayerStages() {}

    /** The stage that an event reached, of the resource with this id. */
    static Optional<Lifecycle> of(JwPlayerEvent event, String resourceId) {
        return Optional.ofNullable(STAGES.get(event.getClass()))
                .map(stage -> Lifecycle.of(stage, event.envelope(), resourceId));
    }
}
