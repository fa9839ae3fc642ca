package dev.cuehook.fastpix;

import dev.cuehook.Json;
import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What FastPix says around a resource: where it belongs, and which object the event is about. Immutable and
 * thread-safe; {@code toString} shows no more than the object.
 *
 * @since 0.1
 */
public final class FastPixContext {

    private final Fields fields;

    FastPixContext(Fields fields) {
        this.fields = fields;
    }

    /**
     * The object that the event is about. For tracks and AI results this is their media. Never null; its own accessors
     * are where the body names none.
     */
    public FastPixObject object() {
        return fields.object;
    }

    /** The workspace that sent the event. Never null; its own accessors are where the body names none. */
    public FastPixWorkspace workspace() {
        return fields.workspace;
    }

    /** The coarse status beside the resource, which has a finer one of its own; null where it is missing. */
    public @Nullable Status status() {
        return fields.status;
    }

    /** FastPix's notes on its attempts to deliver, as they came; empty in every published sample. */
    public List<Json> attempts() {
        return fields.attempts;
    }

    /** An object's own id; where it has none, the id of the object that the event is about. */
    @Nullable
    String objectIdUnless(@Nullable String own) {
        return own != null ? own : fields.object.id();
    }

    @Override
    public String toString() {
        return "FastPixContext[" + fields.object + "]";
    }

    /**
     * A coarse status. Open: FastPix may send others.
     *
     * @param value as it came
     */
    public record Status(String value) {
        /** A media was made. */
        public static final Status MEDIA_CREATED = new Status("media_created");
        /** A media is ready. */
        public static final Status READY = new Status("ready");
    }

    static final class Fields {
        FastPixObject object = FastPixObject.NONE;
        FastPixWorkspace workspace = FastPixWorkspace.NONE;

        @Nullable
        Status status;

        List<Json> attempts = List.of();

        void read(String name, JsonCursor in) throws IOException {
            switch (name) {
                case "object" -> object = orElse(in.object(FastPixObject::read), object);
                // The later two are spellings of older documentation pages
                case "workspace", "Workspace", "environment" ->
                    workspace = orElse(in.object(FastPixWorkspace::read), workspace);
                case "status" -> status = in.value(Status::new);
                case "attempts" -> attempts = in.objects(JsonCursor::whole);
                default -> in.skip();
            }
        }

        private static <T> T orElse(@Nullable T read, T before) {
            return read != null ? read : before;
        }
    }
}
