package dev.cuehook.fastpix;

import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An id under which a media or a stream can be played, and by whom, as <a
 * href="https://docs.fastpix.io/docs/media-events">media events</a> have them. Immutable and thread-safe;
 * {@code toString} shows the id only.
 *
 * @since 0.1
 */
public final class FastPixPlaybackId {

    private final Fields fields;

    private FastPixPlaybackId(Fields fields) {
        this.fields = fields;
    }

    static FastPixPlaybackId read(JsonCursor in) throws IOException {
        Fields f = new Fields();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "id" -> f.id = in.id();
                case "accessPolicy" -> f.accessPolicy = in.value(FastPixAccessPolicy::new);
                case "accessRestrictions" -> f.accessRestrictions = in.object(FastPixAccessRestrictions::read);
                default -> in.skip();
            }
        }
        return new FastPixPlaybackId(f);
    }

    /** The playback id; null where it is not given yet, as in the settings of an upload. */
    public @Nullable String id() {
        return fields.id;
    }

    /** Who may play it; null where it is missing. */
    public @Nullable FastPixAccessPolicy accessPolicy() {
        return fields.accessPolicy;
    }

    /** From where it may be played; null where it is missing. */
    public @Nullable FastPixAccessRestrictions accessRestrictions() {
        return fields.accessRestrictions;
    }

    @Override
    public String toString() {
        return "FastPixPlaybackId[" + LogText.clean(fields.id) + "]";
    }

    private static final class Fields {
        @Nullable
        String id;

        @Nullable
        FastPixAccessPolicy accessPolicy;

        @Nullable
        FastPixAccessRestrictions accessRestrictions;
    }
}
