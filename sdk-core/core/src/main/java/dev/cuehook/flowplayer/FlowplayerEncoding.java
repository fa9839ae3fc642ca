package dev.cuehook.flowplayer;

import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One encoding of a video. Immutable and thread-safe; {@code toString} shows no content.
 *
 * @see <a href="https://developer.wowza.com/docs/wowza-video/reference/webhooks/webhook-event-reference">Wowza Video: Webhook event reference</a>
 * @since 0.1
 */
public final class FlowplayerEncoding {

    private final Fields fields; // written once, before this reference: safe to share between threads

    private FlowplayerEncoding(Fields fields) {
        this.fields = fields;
    }

    static FlowplayerEncoding read(JsonCursor in) throws IOException {
        Fields fields = new Fields();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "audio_bitrate_in_kbps" -> fields.audioBitrateInKbps = in.integer();
                case "audio_channel" -> fields.audioChannel = in.integer();
                case "audio_codec" -> fields.audioCodec = in.text();
                case "audio_sample_rate" -> fields.audioSampleRate = in.integer();
                case "height" -> fields.height = in.integer();
                case "width" -> fields.width = in.integer();
                case "video_file_url" -> fields.videoFileUrl = in.uri();
                default -> in.skip();
            }
        }
        return new FlowplayerEncoding(fields);
    }

    /** Kilobits of audio a second; null where the payload does not say. */
    public @Nullable Long audioBitrateInKbps() {
        return fields.audioBitrateInKbps;
    }

    /** The payload's {@code audio_channel}; null where it has none. */
    public @Nullable Long audioChannel() {
        return fields.audioChannel;
    }

    /** The audio codec, such as {@code mp4a-40-2}; null where the payload does not say. */
    public @Nullable String audioCodec() {
        return fields.audioCodec;
    }

    /** The payload's {@code audio_sample_rate}, such as 48000; null where it has none. */
    public @Nullable Long audioSampleRate() {
        return fields.audioSampleRate;
    }

    /** The height in pixels; null where the payload does not say. */
    public @Nullable Long height() {
        return fields.height;
    }

    /** The width in pixels; null where the payload does not say. */
    public @Nullable Long width() {
        return fields.width;
    }

    /** Where the file is; null where the payload has no URL, or something that is none. */
    public @Nullable URI videoFileUrl() {
        return fields.videoFileUrl;
    }

    @Override
    public String toString() {
        return "FlowplayerEncoding[…]";
    }

    private static final class Fields {
        private @Nullable Long audioBitrateInKbps;
        private @Nullable Long audioChannel;
        private @Nullable String audioCodec;
        private @Nullable Long audioSampleRate;
        private @Nullable Long height;
        private @Nullable Long width;
        private @Nullable URI videoFileUrl;
    }
}
