package dev.cuehook.fastpix;

import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A reference to the object that an event is about: the body's {@code object}. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class FastPixObject {

    static final FastPixObject NONE = new FastPixObject(new Fields());

    private final Fields fields;

    private FastPixObject(Fields fields) {
        this.fields = fields;
    }

    static FastPixObject read(JsonCursor in) throws IOException {
        Fields f = new Fields();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                // Older documentation pages call it a name
                case "type", "name" -> f.type = in.value(Type::new);
                case "id" -> f.id = in.id();
                default -> in.skip();
            }
        }
        return new FastPixObject(f);
    }

    /** What kind of object it is; null where it is missing. */
    public @Nullable Type type() {
        return fields.type;
    }

    /** The id of the media or stream; null where it is missing. */
    public @Nullable String id() {
        return fields.id;
    }

    @Override
    public String toString() {
        return "FastPixObject[" + (fields.type == null ? "-" : LogText.clean(fields.type.value())) + " "
                + LogText.clean(fields.id) + "]";
    }

    /**
     * A kind of object. Open: FastPix may send others.
     *
     * @param value as it came
     */
    public record Type(String value) {
        /** A media. */
        public static final Type MEDIA = new Type("media");
        /** A live stream, as FastPix's documentation spells it. */
        public static final Type LIVE = new Type("live");
        /** A live stream, as FastPix's Node SDK spells it. */
        public static final Type LIVE_STREAM = new Type("live-stream");
    }

    private static final class Fields {
        @Nullable
        Type type;

        @Nullable
        String id;
    }
}
