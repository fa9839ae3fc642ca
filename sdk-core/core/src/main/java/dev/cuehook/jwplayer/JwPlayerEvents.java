package dev.cuehook.jwplayer;

import static java.util.Map.entry;

import dev.cuehook.Envelope;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.internal.platform.StreamedParser;
import dev.cuehook.internal.root.EnvelopeData;
import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads JW Player's events in one pass: the whole body is the resource, so the type may stand anywhere in it. */
final class JwPlayerEvents implements StreamedParser<JwPlayerEvent> {

    @Override
    public JwPlayerEvent read(VerifiedWebhook webhook, JsonCursor in) throws IOException {
        JwFields fields = JwFields.read(in);
        Envelope envelope = EnvelopeData.of(webhook, fields.event, null, fields.eventTime);
        Maker maker = fields.event == null ? null : Types.MAKERS.get(fields.event);
        JwPlayerEvent event = maker == null ? null : maker.make(envelope, fields);
        return event == null ? new JwPlayerEvent.Unknown(envelope, envelope.raw()) : event;
    }

    /** Makes an event of one type; null where the body lacks the id that the type goes with. */
    @FunctionalInterface
    private interface Maker {
        @Nullable
        JwPlayerEvent make(Envelope envelope, JwFields fields);
    }

    /** Made at the first event: at start, where all platforms are looked through, it would be most of what they cost. */
    private static final class Types {

        static final Map<String, Maker> MAKERS = Map.ofEntries(
                entry("media_available", media(JwPlayerEvent.MediaAvailable::new)),
                entry("conversions_complete", media(JwPlayerEvent.ConversionsComplete::new)),
                entry("media_created", media(JwPlayerEvent.MediaCreated::new)),
                entry("media_updated", media(JwPlayerEvent.MediaUpdated::new)),
                entry("media_reuploaded", media(JwPlayerEvent.MediaReuploaded::new)),
                entry("media_deleted", media(JwPlayerEvent.MediaDeleted::new)),
                entry("channel_created", channel(JwPlayerEvent.ChannelCreated::new)),
                entry("channel_active", channel(JwPlayerEvent.ChannelActive::new)),
                entry("channel_idle", channel(JwPlayerEvent.ChannelIdle::new)),
                entry("thumbnail_created", thumbnail(JwPlayerEvent.ThumbnailCreated::new)),
                entry("thumbnail_deleted", thumbnail(JwPlayerEvent.ThumbnailDeleted::new)),
                entry("track_created", track(JwPlayerEvent.TrackCreated::new)),
                entry("track_deleted", track(JwPlayerEvent.TrackDeleted::new)));

        private static Maker media(BiFunction<Envelope, JwMedia, JwPlayerEvent> event) {
            return (envelope, fields) ->
                    fields.mediaId == null ? null : event.apply(envelope, new JwMedia(fields.mediaId, fields));
        }

        private static Maker channel(BiFunction<Envelope, JwChannel, JwPlayerEvent> event) {
            return (envelope, fields) ->
                    fields.channelId == null ? null : event.apply(envelope, new JwChannel(fields.channelId, fields));
        }

        private static Maker thumbnail(BiFunction<Envelope, JwThumbnail, JwPlayerEvent> event) {
            return (envelope, fields) -> event.apply(envelope, new JwThumbnail(fields));
        }

        private static Maker track(BiFunction<Envelope, JwTrack, JwPlayerEvent> event) {
            return (envelope, fields) -> event.apply(envelope, new JwTrack(fields));
        }
    }
}
