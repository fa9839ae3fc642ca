package dev.cuehook.flowplayer;

import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The transcoder that an event of Wowza Video legacy is about. Which accessors give something depends on the event;
 * the text {@code "null"}, which the platform sends for what is missing, is null here. Immutable and thread-safe;
 * {@code toString} shows the id only.
 *
 * @see <a href="https://developer.wowza.com/docs/wowza-video/wowza-video-legacy/webhook-event-reference">Wowza Video legacy: Webhook event reference</a>
 * @since 0.1
 */
public final class FlowplayerTranscoder {

    private final Fields fields; // written once, before this reference: safe to share between threads
    private final @Nullable String id;

    private FlowplayerTranscoder(Fields fields, @Nullable String id) {
        this.fields = fields;
        this.id = id;
    }

    static FlowplayerTranscoder read(JsonCursor in) throws IOException {
        Fields fields = new Fields();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "uptime_id" -> fields.uptimeId = given(in.id());
                case "ip_address" -> fields.ipAddress = given(in.text());
                case "reference_id" -> fields.referenceId = given(in.id());
                case "file_name" -> fields.fileName = given(in.text());
                case "file_size" -> fields.fileSize = in.integer();
                default -> in.skip();
            }
        }
        return new FlowplayerTranscoder(fields, null);
    }

    FlowplayerTranscoder withId(@Nullable String objectId) {
        return new FlowplayerTranscoder(fields, objectId);
    }

    /** The transcoder's id, the body's {@code object_id}; null where the body has none. */
    public @Nullable String id() {
        return id;
    }

    /** The id of this run of the transcoder; null where the event names none. */
    public @Nullable String uptimeId() {
        return fields.uptimeId;
    }

    /** The transcoder's address; null where the event names none. */
    public @Nullable String ipAddress() {
        return fields.ipAddress;
    }

    /** The reference id; null where the event names none. */
    public @Nullable String referenceId() {
        return fields.referenceId;
    }

    /** The source file, as sent: it may be a URL; null where the event names none. */
    public @Nullable String fileName() {
        return fields.fileName;
    }

    /** The source file's size, as sent; null where the event does not say. */
    public @Nullable Long fileSize() {
        return fields.fileSize;
    }

    @Override
    public String toString() {
        return "FlowplayerTranscoder[" + LogText.clean(id) + "]";
    }

    private static @Nullable String given(@Nullable String text) {
        return "null".equals(text) ? null : text;
    }

    private static final class Fields {
        private @Nullable String uptimeId;
        private @Nullable String ipAddress;
        private @Nullable String referenceId;
        private @Nullable String fileName;
        private @Nullable Long fileSize;
    }
}
