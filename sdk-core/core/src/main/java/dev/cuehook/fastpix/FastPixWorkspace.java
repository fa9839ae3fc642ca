package dev.cuehook.fastpix;

import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The workspace to which a resource belongs, such as development or production. Immutable and thread-safe;
 * {@code toString} shows the id only.
 *
 * @since 0.1
 */
public final class FastPixWorkspace {

    static final FastPixWorkspace NONE = new FastPixWorkspace(new Fields());

    private final Fields fields;

    private FastPixWorkspace(Fields fields) {
        this.fields = fields;
    }

    static FastPixWorkspace read(JsonCursor in) throws IOException {
        Fields f = new Fields();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "id" -> f.id = in.id();
                case "name" -> f.name = in.text();
                default -> in.skip();
            }
        }
        return new FastPixWorkspace(f);
    }

    /** The workspace's id; null where it is missing. */
    public @Nullable String id() {
        return fields.id;
    }

    /** The name that its owner gave it; null where it is missing. */
    public @Nullable String name() {
        return fields.name;
    }

    @Override
    public String toString() {
        return "FastPixWorkspace[" + LogText.clean(fields.id) + "]";
    }

    private static final class Fields {
        @Nullable
        String id;

        @Nullable
        String name;
    }
}
