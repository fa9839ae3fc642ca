package dev.cuehook.jwplayer;

import dev.cuehook.internal.root.LogText;
import org.jspecify.annotations.Nullable;

/**
 * A track, as far as the event tells. What fields such an event has is not in the documentation pages seen: those
 * that every other event has are read, and {@code envelope().raw()} has the rest. Immutable and thread-safe;
 * {@code toString} shows the media's id only.
 *
 * @see <a href="https://docs.jwplayer.com/platform/reference/learn-about-webhooks">Learn about webhooks</a>
 * @since 0.1
 */
public final class JwTrack {

    private final JwFields fields;

    JwTrack(JwFields fields) {
        this.fields = fields;
    }

    /** The id of the media that the track belongs to; null where the event names none. */
    public @Nullable String mediaId() {
        return fields.mediaId;
    }

    /** The id of the site that has the track; null where it is missing. */
    public @Nullable String siteId() {
        return fields.siteId;
    }

    /** The id of the webhook that was called; null where it is missing. */
    public @Nullable String webhookId() {
        return fields.webhookId;
    }

    @Override
    public String toString() {
        return "JwTrack[media " + LogText.clean(fields.mediaId) + "]";
    }
}
