package dev.cuehook.jwplayer;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.Lifecycle;
import dev.cuehook.UnknownEvent;
import dev.cuehook.WebhookEvent;
import java.util.Optional;

/**
 * Something that happened on JW Player, as its pages <a
 * href="https://docs.jwplayer.com/platform/reference/learn-about-webhooks">Learn about webhooks</a> and <a
 * href="https://docs.jwplayer.com/platform/docs/create-a-webhook">Create a webhook</a> name it. Groups follow what the
 * event is about; switch over the groups, or keep a {@code default}.
 *
 * <p>The bodies name ids and no content, and have no id of their own, so {@code envelope().id()} is null: read the
 * media or channel back from JW Player's API. Immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface JwPlayerEvent extends WebhookEvent
        permits JwPlayerEvent.MediaEvent,
                JwPlayerEvent.ChannelEvent,
                JwPlayerEvent.ThumbnailEvent,
                JwPlayerEvent.TrackEvent,
                JwPlayerEvent.Unknown {

    /** About a media. Its lifecycle names the media. */
    sealed interface MediaEvent extends JwPlayerEvent {
        /** The media. */
        JwMedia media();

        @Override
        default Optional<Lifecycle> lifecycle() {
            return JwPlayerStages.of(this, media().id());
        }
    }

    /** {@code media_available}: a media can be published for the first time. */
    record MediaAvailable(Envelope envelope, JwMedia media) implements MediaEvent {}

    /**
     * {@code conversions_complete}: a media's thumbnail and all its first renditions are done. The documentation says
     * that a re-upload does not fire it; third-party code notes that it does.
     */
    record ConversionsComplete(Envelope envelope, JwMedia media) implements MediaEvent {}

    /** {@code media_updated}: something about a media changed. Reported to come twice for one change. */
    record MediaUpdated(Envelope envelope, JwMedia media) implements MediaEvent {}

    /** {@code media_reuploaded}: a media's file is about to be replaced. */
    record MediaReuploaded(Envelope envelope, JwMedia media) implements MediaEvent {}

    /** {@code media_deleted}: a media is gone. */
    record MediaDeleted(Envelope envelope, JwMedia media) implements MediaEvent {}

    /**
     * {@code media_created}: a media came into being. Not in the documentation pages seen: the string comes from
     * receivers that others have published.
     */
    record MediaCreated(Envelope envelope, JwMedia media) implements MediaEvent {}

    /** About a live channel. Its lifecycle names the channel. */
    sealed interface ChannelEvent extends JwPlayerEvent {
        /** The channel. */
        JwChannel channel();

        @Override
        default Optional<Lifecycle> lifecycle() {
            return JwPlayerStages.of(this, channel().id());
        }
    }

    /** {@code channel_created}: a live channel was set up. */
    record ChannelCreated(Envelope envelope, JwChannel channel) implements ChannelEvent {}

    /** {@code channel_active}: a live channel is on the air. */
    record ChannelActive(Envelope envelope, JwChannel channel) implements ChannelEvent {}

    /** {@code channel_idle}: a live channel is off the air. */
    record ChannelIdle(Envelope envelope, JwChannel channel) implements ChannelEvent {}

    /**
     * About a thumbnail; it has no lifecycle. Not in the documentation pages seen: the strings come from receivers that
     * others have published, and the body's fields are not known.
     */
    sealed interface ThumbnailEvent extends JwPlayerEvent {
        /** The thumbnail. */
        JwThumbnail thumbnail();
    }

    /** {@code thumbnail_created}: a thumbnail was made. Not in the documentation pages seen. */
    record ThumbnailCreated(Envelope envelope, JwThumbnail thumbnail) implements ThumbnailEvent {}

    /** {@code thumbnail_deleted}: a thumbnail is gone. Not in the documentation pages seen. */
    record ThumbnailDeleted(Envelope envelope, JwThumbnail thumbnail) implements ThumbnailEvent {}

    /**
     * About a text track; it has no lifecycle. Not in the documentation pages seen: the strings come from receivers
     * that others have published, and the body's fields are not known.
     */
    sealed interface TrackEvent extends JwPlayerEvent {
        /** The track. */
        JwTrack track();
    }

    /** {@code track_created}: a track was made. Not in the documentation pages seen. */
    record TrackCreated(Envelope envelope, JwTrack track) implements TrackEvent {}

    /** {@code track_deleted}: a track is gone. Not in the documentation pages seen. */
    record TrackDeleted(Envelope envelope, JwTrack track) implements TrackEvent {}

    /**
     * A genuine event of a type that this version does not know, or of a known type without the id of its media or
     * channel.
     *
     * @param body the whole event, as the token carried it
     */
    record Unknown(Envelope envelope, Json body) implements JwPlayerEvent, UnknownEvent {}
}
