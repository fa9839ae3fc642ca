package dev.cuehook.fastpix;

import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A place to which a live stream is also sent: the {@code data} of simulcast events, see <a
 * href="https://docs.fastpix.io/docs/live-events">live events</a>.
 *
 * <p>The documentation names these events but lists none of their fields. The two ids here carry the names that
 * FastPix's API gives them, and are null where the event has them under another; {@code envelope().raw()} has the rest.
 * Immutable and thread-safe; {@code toString} shows the id only.
 *
 * @since 0.1
 */
public final class FastPixSimulcastTarget {

    private final Fields fields;
    private final FastPixContext context;

    FastPixSimulcastTarget(Fields fields, FastPixContext context) {
        this.fields = fields;
        this.context = context;
    }

    /** The target's id; null where it is missing. */
    public @Nullable String id() {
        return fields.simulcastId;
    }

    /** The id of the stream that is sent; null where it is missing. */
    public @Nullable String streamId() {
        return fields.streamId;
    }

    /** Workspace, object and status around the target. */
    public FastPixContext context() {
        return context;
    }

    @Override
    public String toString() {
        return "FastPixSimulcastTarget[" + LogText.clean(fields.simulcastId) + "]";
    }

    static final class Fields {
        @Nullable
        String simulcastId;

        @Nullable
        String streamId;

        static Fields read(JsonCursor in) throws IOException {
            Fields f = new Fields();
            for (String name = in.next(); name != null; name = in.next()) {
                switch (name) {
                    case "simulcastId" -> f.simulcastId = in.id();
                    case "streamId" -> f.streamId = in.id();
                    default -> in.skip();
                }
            }
            return f;
        }
    }
}
