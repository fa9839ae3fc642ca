package dev.cuehook.fastpix;

import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chapters of a media: the {@code data} of {@code video.mediaAI.chapters.ready}, see <a
 * href="https://docs.fastpix.io/docs/ai-events">AI events</a>. Immutable and thread-safe; {@code toString} shows the
 * media's id only.
 *
 * @since 0.1
 */
public final class FastPixChapters implements FastPixAiResult {

    private final Fields fields;
    private final FastPixContext context;

    FastPixChapters(Fields fields, FastPixContext context) {
        this.fields = fields;
        this.context = context;
    }

    @Override
    public FastPixContext context() {
        return context;
    }

    /** Whether chapters were made; null where it is missing. */
    public @Nullable Boolean isChaptersGenerated() {
        return fields.isChaptersGenerated;
    }

    /** The chapters, in the order they came; empty where there are none. */
    public List<Chapter> chapters() {
        return fields.chapters;
    }

    @Override
    public String toString() {
        return "FastPixChapters[" + LogText.clean(mediaId()) + "]";
    }

    /** One chapter. Immutable and thread-safe; {@code toString} shows the number only. */
    public static final class Chapter {

        private final ChapterFields fields;

        private Chapter(ChapterFields fields) {
            this.fields = fields;
        }

        static Chapter read(JsonCursor in) throws IOException {
            ChapterFields f = new ChapterFields();
            for (String name = in.next(); name != null; name = in.next()) {
                switch (name) {
                    case "chapter" -> f.chapter = in.id();
                    case "startTime" -> f.startTime = in.duration();
                    case "endTime" -> f.endTime = in.duration();
                    case "title" -> f.title = in.text();
                    case "summary" -> f.summary = in.text();
                    default -> in.skip();
                }
            }
            return new Chapter(f);
        }

        /** The chapter's number, such as {@code 1}; null where it is missing. */
        public @Nullable String chapter() {
            return fields.chapter;
        }

        /** Where it begins, from the media's beginning; null where it is missing. */
        public @Nullable Duration startTime() {
            return fields.startTime;
        }

        /** Where it ends, from the media's beginning; null where it is missing. */
        public @Nullable Duration endTime() {
            return fields.endTime;
        }

        /** The title; null where it is missing. */
        public @Nullable String title() {
            return fields.title;
        }

        /** What it is about; null where it is missing. */
        public @Nullable String summary() {
            return fields.summary;
        }

        @Override
        public String toString() {
            return "Chapter[" + LogText.clean(fields.chapter) + "]";
        }
    }

    private static final class ChapterFields {
        @Nullable
        String chapter;

        @Nullable
        Duration startTime;

        @Nullable
        Duration endTime;

        @Nullable
        String title;

        @Nullable
        String summary;
    }

    static final class Fields {
        @Nullable
        Boolean isChaptersGenerated;

        List<Chapter> chapters = List.of();

        static Fields read(JsonCursor in) throws IOException {
            Fields f = new Fields();
            for (String name = in.next(); name != null; name = in.next()) {
                switch (name) {
                    case "isChaptersGenerated" -> f.isChaptersGenerated = in.bool();
                    case "chapters" -> f.chapters = in.objects(Chapter::read);
                    default -> in.skip();
                }
            }
            return f;
        }
    }
}
