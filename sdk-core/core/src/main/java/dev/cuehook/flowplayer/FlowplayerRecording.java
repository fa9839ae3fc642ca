package dev.cuehook.flowplayer;

import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The recording that an event of Wowza Video legacy is about. What the event says of it is in the envelope's raw JSON,
 * under {@code /object_data}. Immutable and thread-safe; {@code toString} shows the id only.
 *
 * @see <a href="https://developer.wowza.com/docs/wowza-video/wowza-video-legacy/webhook-event-reference">Wowza Video legacy: Webhook event reference</a>
 * @since 0.1
 */
public final class FlowplayerRecording {

    private final @Nullable String id;

    private FlowplayerRecording(@Nullable String id) {
        this.id = id;
    }

    static FlowplayerRecording read(JsonCursor in) throws IOException {
        while (in.next() != null) {
            in.skip();
        }
        return new FlowplayerRecording(null);
    }

    FlowplayerRecording withId(@Nullable String objectId) {
        return new FlowplayerRecording(objectId);
    }

    /** The recording's id, the body's {@code object_id}; null where the body has none. */
    public @Nullable String id() {
        return id;
    }

    @Override
    public String toString() {
        return "FlowplayerRecording[" + LogText.clean(id) + "]";
    }
}
