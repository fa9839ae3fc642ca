package dev.cuehook.flowplayer;

import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The playlist that an event is about. Flowplayer does not document the payload of these events: what it holds beside
 * an id is in the envelope's raw JSON, under {@code /payload}. Immutable and thread-safe; {@code toString} shows the
 * id only.
 *
 * @see <a href="https://docs.flowplayer.com/messaging/webhooks">Flowplayer: Webhooks</a>
 * @since 0.1
 */
public final class FlowplayerPlaylist {

    private final @Nullable String id;

    private FlowplayerPlaylist(@Nullable String id) {
        this.id = id;
    }

    static FlowplayerPlaylist read(JsonCursor in) throws IOException {
        String id = null;
        for (String name = in.next(); name != null; name = in.next()) {
            if (name.equals("id")) {
                id = in.id();
            } else {
                in.skip();
            }
        }
        return new FlowplayerPlaylist(id);
    }

    /** The payload's {@code id}; null where it has none. */
    public @Nullable String id() {
        return id;
    }

    @Override
    public String toString() {
        return "FlowplayerPlaylist[" + LogText.clean(id) + "]";
    }
}
