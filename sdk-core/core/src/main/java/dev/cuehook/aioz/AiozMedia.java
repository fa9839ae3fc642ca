package dev.cuehook.aioz;

import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The media that an event is about. Immutable and thread-safe; {@code toString} shows the id only.
 *
 * @see <a href="https://aiozstream.network/docs/video-management/webhooks">AIOZ Stream: Webhooks</a>
 * @since 0.1
 */
public final class AiozMedia {

    private final Fields fields; // written once, before this reference: safe to share between threads

    private AiozMedia(Fields fields) {
        this.fields = fields;
    }

    /** The media's id; null where the event names none. */
    public @Nullable String id() {
        return fields.id;
    }

    /** The qualities that the event names, such as {@code 720p}, in the order sent; empty where it names none. */
    public List<String> qualities() {
        return fields.qualities;
    }

    /** The title; null where the event has none. */
    public @Nullable String title() {
        return fields.title;
    }

    /** The media's status; null where the event has none, or an empty one. */
    public @Nullable Status status() {
        return fields.status;
    }

    /** What kind of media it is; null where the event does not say, or says nothing with an empty word. */
    public @Nullable MediaType mediaType() {
        return fields.mediaType;
    }

    /** The id of the media's owner; null where the event names none. */
    public @Nullable String userId() {
        return fields.userId;
    }

    @Override
    public String toString() {
        return "AiozMedia[" + LogText.clean(fields.id) + "]";
    }

    /**
     * A media's status: an open set. {@code toString} is safe for logs.
     *
     * @param value the platform's own word
     * @since 0.1
     */
    public record Status(String value) {
        /** Being transcoded. */
        public static final Status TRANSCODING = new Status("transcoding");
        /** Transcoded. */
        public static final Status DONE = new Status("done");
        /** Could not be transcoded. */
        public static final Status FAIL = new Status("fail");

        /** Needs a value. */
        public Status {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return LogText.clean(value);
        }
    }

    /**
     * A kind of media: an open set. {@code toString} is safe for logs.
     *
     * @param value the platform's own word
     * @since 0.1
     */
    public record MediaType(String value) {
        /** A video. */
        public static final MediaType VIDEO = new MediaType("video");
        /** A live stream. */
        public static final MediaType LIVE_STREAM = new MediaType("live-stream");

        /** Needs a value. */
        public MediaType {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return LogText.clean(value);
        }
    }

    /** The media's members of the event's body, which lie beside the event's own. */
    static final class Fields {
        private @Nullable String id;
        private List<String> qualities = List.of();
        private @Nullable String title;
        private @Nullable Status status;
        private @Nullable MediaType mediaType;
        private @Nullable String userId;

        /** Takes the value of this member, or passes over it. */
        void read(String name, JsonCursor in) throws IOException {
            switch (name) {
                case "media_id" -> id = in.id();
                case "qualities" -> qualities = split(in.text());
                case "title" -> title = in.text();
                case "status" -> status = word(in.text(), Status::new);
                case "media_type" -> mediaType = word(in.text(), MediaType::new);
                case "user_id" -> userId = in.id();
                default -> in.skip();
            }
        }

        AiozMedia media() {
            return new AiozMedia(this);
        }

        /** An empty word says as little as a missing one. */
        private static <T> @Nullable T word(@Nullable String text, Function<String, T> type) {
            return text == null || text.isEmpty() ? null : type.apply(text);
        }

        private static List<String> split(@Nullable String list) {
            return list == null
                    ? List.of()
                    : Stream.of(list.split(","))
                            .map(String::strip)
                            .filter(quality -> !quality.isEmpty())
                            .toList();
        }
    }
}
