package dev.cuehook.flowplayer;

import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An image of a video. Immutable and thread-safe; {@code toString} shows no content.
 *
 * @see <a href="https://developer.wowza.com/docs/wowza-video/reference/webhooks/webhook-event-reference">Wowza Video: Webhook event reference</a>
 * @since 0.1
 */
public final class FlowplayerImage {

    private final Fields fields; // written once, before this reference: safe to share between threads

    private FlowplayerImage(Fields fields) {
        this.fields = fields;
    }

    static FlowplayerImage read(JsonCursor in) throws IOException {
        Fields fields = new Fields();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "type" -> fields.type = in.text();
                case "url" -> fields.url = in.uri();
                default -> in.skip();
            }
        }
        return new FlowplayerImage(fields);
    }

    /** Which of the images it is, such as {@code image_0}; null where the payload does not say. */
    public @Nullable String type() {
        return fields.type;
    }

    /** Where the image is; null where the payload has no URL, or something that is none. */
    public @Nullable URI url() {
        return fields.url;
    }

    @Override
    public String toString() {
        return "FlowplayerImage[…]";
    }

    private static final class Fields {
        private @Nullable String type;
        private @Nullable URI url;
    }
}
