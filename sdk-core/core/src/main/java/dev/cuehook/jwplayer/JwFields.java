package dev.cuehook.jwplayer;

import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of any event. Written once, by {@link #read}, before a resource refers to it. */
final class JwFields {

    @Nullable
    String event;

    @Nullable
    Instant eventTime;

    @Nullable
    String mediaId;

    @Nullable
    String channelId;

    @Nullable
    String siteId;

    @Nullable
    String webhookId;

    static JwFields read(JsonCursor in) throws IOException {
        JwFields f = new JwFields();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "event" -> f.event = in.text();
                case "event_time" -> f.eventTime = in.instant();
                case "media_id" -> f.mediaId = in.id();
                case "channel_id" -> f.channelId = in.id();
                case "site_id" -> f.siteId = in.id();
                case "webhook_id" -> f.webhookId = in.id();
                default -> in.skip();
            }
        }
        return f;
    }
}
