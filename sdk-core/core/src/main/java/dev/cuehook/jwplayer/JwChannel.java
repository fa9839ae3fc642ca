package dev.cuehook.jwplayer;

import dev.cuehook.internal.root.LogText;
import org.jspecify.annotations.Nullable;

/**
 * A live channel, as far as the event tells; see <a
 * href="https://docs.jwplayer.com/platform/reference/learn-about-webhooks">Learn about webhooks</a>. Immutable and
 * thread-safe; {@code toString} shows the id only.
 *
 * @since 0.1
 */
public final class JwChannel {

    private final String id;
    private final JwFields fields;

    JwChannel(String id, JwFields fields) {
        this.id = id;
        this.fields = fields;
    }

    /** The channel's id; an event without one is {@link JwPlayerEvent.Unknown}. */
    public String id() {
        return id;
    }

    /** The id of the site that has the channel; null where it is missing. */
    public @Nullable String siteId() {
        return fields.siteId;
    }

    /** The id of the webhook that was called; null where it is missing. */
    public @Nullable String webhookId() {
        return fields.webhookId;
    }

    @Override
    public String toString() {
        return "JwChannel[" + LogText.clean(id) + "]";
    }
}
