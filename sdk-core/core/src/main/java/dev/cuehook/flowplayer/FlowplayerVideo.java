package dev.cuehook.flowplayer;

import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The video that an event is about. The accessors follow the payload that is published for Wowza Video 2.0. Flowplayer
 * does not document its own: there, members of other names or types give null, and all there is lies in the envelope's
 * raw JSON, under {@code /payload}. Immutable and thread-safe; {@code toString} shows the id only.
 *
 * @see <a href="https://developer.wowza.com/docs/wowza-video/reference/webhooks/webhook-event-reference">Wowza Video: Webhook event reference</a>
 * @since 0.1
 */
public final class FlowplayerVideo {

    private final Fields fields; // written once, before this reference: safe to share between threads
    private final @Nullable String id;

    private FlowplayerVideo(Fields fields, @Nullable String id) {
        this.fields = fields;
        this.id = id;
    }

    static FlowplayerVideo read(JsonCursor in) throws IOException {
        Fields fields = new Fields();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "id" -> fields.id = in.id();
                case "name" -> fields.name = in.text();
                case "description" -> fields.description = in.text();
                case "duration_in_ms" -> fields.duration = millis(in.integer());
                case "unpublish" -> fields.unpublish = in.bool();
                case "unpublished_at" -> fields.unpublishedAt = in.instant();
                case "published" -> fields.published = in.bool();
                case "published_at" -> fields.publishedAt = in.instant();
                case "tags" -> fields.tags = in.texts();
                case "remote" -> fields.remote = in.bool();
                case "category_id" -> fields.categoryId = in.id();
                case "no_ads" -> fields.noAds = in.bool();
                case "ad_keywords" -> fields.adKeywords = in.text();
                case "created_at" -> fields.createdAt = in.instant();
                case "updated_at" -> fields.updatedAt = in.instant();
                case "state" -> fields.state = in.value(State::new);
                case "encoding_progress" -> fields.encodingProgress = in.number();
                case "upload_progress" -> fields.uploadProgress = in.number();
                case "error_message" -> fields.errorMessage = in.text();
                case "deactivated" -> fields.deactivated = in.bool();
                case "images" -> fields.images = in.objects(FlowplayerImage::read);
                case "encodings" -> fields.encodings = in.objects(FlowplayerEncoding::read);
                default -> in.skip();
            }
        }
        return new FlowplayerVideo(fields, fields.id);
    }

    /** The same with this id, where it has none of its own. */
    FlowplayerVideo orId(@Nullable String objectId) {
        return id == null ? new FlowplayerVideo(fields, objectId) : this;
    }

    /** The video's id: that of the payload, else the body's {@code object_id}; null where neither is there. */
    public @Nullable String id() {
        return id;
    }

    /** The name; null where the payload has none. */
    public @Nullable String name() {
        return fields.name;
    }

    /** The description; null where the payload has none. */
    public @Nullable String description() {
        return fields.description;
    }

    /** How long the video is, to the millisecond; null where the payload does not say. */
    public @Nullable Duration duration() {
        return fields.duration;
    }

    /** The payload's {@code unpublish}; null where it has none. */
    public @Nullable Boolean unpublish() {
        return fields.unpublish;
    }

    /** The payload's {@code unpublished_at}; null where it has none. */
    public @Nullable Instant unpublishedAt() {
        return fields.unpublishedAt;
    }

    /** Whether the video is published; null where the payload does not say. */
    public @Nullable Boolean published() {
        return fields.published;
    }

    /** The payload's {@code published_at}; null where it has none. */
    public @Nullable Instant publishedAt() {
        return fields.publishedAt;
    }

    /** The tags, in the order sent; empty where there are none. A tag that is no string is left out. */
    public List<String> tags() {
        return fields.tags;
    }

    /** The payload's {@code remote}; null where it has none. */
    public @Nullable Boolean remote() {
        return fields.remote;
    }

    /** The category's id; null where the payload names none. */
    public @Nullable String categoryId() {
        return fields.categoryId;
    }

    /** The payload's {@code no_ads}; null where it has none. */
    public @Nullable Boolean noAds() {
        return fields.noAds;
    }

    /** The keywords for advertising, in one text as sent; null where the payload has none. */
    public @Nullable String adKeywords() {
        return fields.adKeywords;
    }

    /** When the video was created; null where the payload does not say. */
    public @Nullable Instant createdAt() {
        return fields.createdAt;
    }

    /** When the video last changed; null where the payload does not say. */
    public @Nullable Instant updatedAt() {
        return fields.updatedAt;
    }

    /** How far the video is; null where the payload does not say. */
    public @Nullable State state() {
        return fields.state;
    }

    /** The payload's {@code encoding_progress}, 100 for a finished video; null where the payload does not say. */
    public @Nullable Double encodingProgress() {
        return fields.encodingProgress;
    }

    /** The payload's {@code upload_progress}, 100 for a finished video; null where the payload does not say. */
    public @Nullable Double uploadProgress() {
        return fields.uploadProgress;
    }

    /** What went wrong, in the platform's words; empty for a finished video, null where the payload does not say. */
    public @Nullable String errorMessage() {
        return fields.errorMessage;
    }

    /** The payload's {@code deactivated}; null where it has none. */
    public @Nullable Boolean deactivated() {
        return fields.deactivated;
    }

    /** The images, in the order sent; empty where there are none. */
    public List<FlowplayerImage> images() {
        return fields.images;
    }

    /** The encodings, in the order sent; empty where there are none. */
    public List<FlowplayerEncoding> encodings() {
        return fields.encodings;
    }

    @Override
    public String toString() {
        return "FlowplayerVideo[" + LogText.clean(id) + "]";
    }

    /**
     * How far a video is: an open set. {@code toString} is safe for logs.
     *
     * @param value the platform's own word
     * @since 0.1
     */
    public record State(String value) {
        /** The one state that is documented. */
        public static final State FINISHED = new State("FINISHED");

        /** Needs a value. */
        public State {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return LogText.clean(value);
        }
    }

    private static @Nullable Duration millis(@Nullable Long count) {
        return count == null || count < 0 ? null : Duration.ofMillis(count);
    }

    private static final class Fields {
        private @Nullable String id;
        private @Nullable String name;
        private @Nullable String description;
        private @Nullable Duration duration;
        private @Nullable Boolean unpublish;
        private @Nullable Instant unpublishedAt;
        private @Nullable Boolean published;
        private @Nullable Instant publishedAt;
        private List<String> tags = List.of();

        private @Nullable Boolean remote;
        private @Nullable String categoryId;
        private @Nullable Boolean noAds;
        private @Nullable String adKeywords;
        private @Nullable Instant createdAt;
        private @Nullable Instant updatedAt;
        private @Nullable State state;
        private @Nullable Double encodingProgress;
        private @Nullable Double uploadProgress;
        private @Nullable String errorMessage;
        private @Nullable Boolean deactivated;
        private List<FlowplayerImage> images = List.of();
        private List<FlowplayerEncoding> encodings = List.of();
    }
}
