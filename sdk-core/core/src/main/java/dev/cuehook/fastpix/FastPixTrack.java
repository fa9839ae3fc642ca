package dev.cuehook.fastpix;

import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A video, audio or subtitle track of a media: the {@code data} of track events, and an item of
 * {@link FastPixMedia#tracks()}; see <a href="https://docs.fastpix.io/docs/transform-media-events">transform media
 * events</a>. Immutable and thread-safe; {@code toString} shows the id only.
 *
 * @since 0.1
 */
public final class FastPixTrack {

    private final Fields fields;
    private final FastPixContext context;

    FastPixTrack(Fields fields, FastPixContext context) {
        this.fields = fields;
        this.context = context;
    }

    /**
     * The track's id; null where it is missing. Where it equals {@link #mediaId()}, FastPix sent the whole media in
     * place of the track.
     */
    public @Nullable String id() {
        return fields.id;
    }

    /** The id of the media that has the track; null where the body names no object. */
    public @Nullable String mediaId() {
        return context.object().id();
    }

    /** Workspace, object and status around the track. */
    public FastPixContext context() {
        return context;
    }

    /** What the track holds; null where it is missing. */
    public @Nullable Type type() {
        return fields.type;
    }

    /** How far the track has come; null where it is missing. */
    public @Nullable Status status() {
        return fields.status;
    }

    /**
     * The code of the language, such as {@code en}, or {@code und} for one that is not known; null where it is missing.
     */
    public @Nullable String languageCode() {
        return fields.languageCode;
    }

    /** The name of the language; null where it is missing. */
    public @Nullable String languageName() {
        return fields.languageName;
    }

    /** The width of a video track, in pixels; null for other tracks. */
    public @Nullable Long width() {
        return fields.width;
    }

    /** The height of a video track, in pixels; null for other tracks. */
    public @Nullable Long height() {
        return fields.height;
    }

    /** The pictures a second of a video track; null for other tracks. */
    public @Nullable Double frameRate() {
        return fields.frameRate;
    }

    @Override
    public String toString() {
        return "FastPixTrack[" + LogText.clean(fields.id) + "]";
    }

    /**
     * What a track holds. Open: FastPix may send others.
     *
     * @param value as it came
     */
    public record Type(String value) {
        /** Pictures. */
        public static final Type VIDEO = new Type("video");
        /** Sound. */
        public static final Type AUDIO = new Type("audio");
        /** Subtitles. */
        public static final Type SUBTITLE = new Type("subtitle");
    }

    /**
     * How far a track has come. Open: FastPix may send others.
     *
     * @param value as it came
     */
    public record Status(String value) {
        /** It can be used. */
        public static final Status AVAILABLE = new Status("available");
    }

    static final class Fields {
        @Nullable
        String id;

        @Nullable
        Type type;

        @Nullable
        Status status;

        @Nullable
        String languageCode;

        @Nullable
        String languageName;

        @Nullable
        Long width;

        @Nullable
        Long height;

        @Nullable
        Double frameRate;

        static Fields read(JsonCursor in) throws IOException {
            Fields f = new Fields();
            for (String name = in.next(); name != null; name = in.next()) {
                switch (name) {
                    case "id" -> f.id = in.id();
                    case "type" -> f.type = in.value(Type::new);
                    case "status" -> f.status = in.value(Status::new);
                    case "languageCode" -> f.languageCode = in.text();
                    case "languageName" -> f.languageName = in.text();
                    case "width" -> f.width = in.integer();
                    case "height" -> f.height = in.integer();
                    case "frameRate" -> f.frameRate = in.number();
                    default -> in.skip();
                }
            }
            return f;
        }
    }
}
