package dev.cuehook.fastpix;

import dev.cuehook.Json;
import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A live stream, as far as the event tells: the {@code data} of <a
 * href="https://docs.fastpix.io/docs/live-events">live events</a>. It carries the secrets of the stream, so keep it out
 * of logs and of what browsers see. Immutable and thread-safe; {@code toString} shows the id only.
 *
 * @since 0.1
 */
public final class FastPixLiveStream {

    private final Fields fields;
    private final FastPixContext context;

    FastPixLiveStream(Fields fields, FastPixContext context) {
        this.fields = fields;
        this.context = context;
    }

    /** The stream's id; null where it is missing. */
    public @Nullable String id() {
        return fields.streamId;
    }

    /** Workspace, object and status around the stream. */
    public FastPixContext context() {
        return context;
    }

    /** Whether the stream is on the air; null where it is missing. */
    public @Nullable Status status() {
        return fields.status;
    }

    /** The key with which an encoder broadcasts over RTMPS, a secret; null where it is missing. */
    public @Nullable String streamKey() {
        return fields.streamKey;
    }

    /** The key with which an encoder broadcasts over SRT, a secret; null where it is missing. */
    public @Nullable String srtSecret() {
        return fields.srtSecret;
    }

    /** Whether it was set up on trial terms; null where it is missing. */
    public @Nullable Boolean trial() {
        return fields.trial;
    }

    /** Whether it is a test stream, in the older of FastPix's formats; null where it is missing. */
    public @Nullable Boolean test() {
        return fields.test;
    }

    /** Whether only sound is broadcast, in the older of FastPix's formats; null where it is missing. */
    public @Nullable Boolean audioOnly() {
        return fields.audioOnly;
    }

    /** The highest resolution that is made, such as {@code 1080p}; null where it is missing. */
    public @Nullable String maxResolution() {
        return fields.maxResolution;
    }

    /** How long one broadcast may last; null where it is missing. */
    public @Nullable Duration maxDuration() {
        return fields.maxDuration;
    }

    /** How long an encoder that was lost may take to come back; null where it is missing. */
    public @Nullable Duration reconnectWindow() {
        return fields.reconnectWindow;
    }

    /** Whether broadcasts are recorded; null where it is missing. */
    public @Nullable Boolean enableRecording() {
        return fields.enableRecording;
    }

    /** Whether viewers can go back in a broadcast; null where it is missing. */
    public @Nullable Boolean enableDvrMode() {
        return fields.enableDvrMode;
    }

    /** Whether the stream has low latency; null where it is missing. */
    public @Nullable Boolean lowLatency() {
        return fields.lowLatency;
    }

    /** Whether the stream has closed captions; null where it is missing. */
    public @Nullable Boolean closedCaptions() {
        return fields.closedCaptions;
    }

    /** Who may play it; null where it is missing. */
    public @Nullable FastPixAccessPolicy mediaPolicy() {
        return fields.mediaPolicy;
    }

    /** The notes that were given at creation or later; empty where there are none. */
    public Map<String, String> metadata() {
        return fields.metadata;
    }

    /** The ids under which it can be played; empty where there are none. */
    public List<FastPixPlaybackId> playbackIds() {
        return fields.playbackIds;
    }

    /** How it can be played over SRT, as it came, secrets perhaps among it; null where it is missing. */
    public @Nullable Json srtPlaybackResponse() {
        return fields.srtPlaybackResponse;
    }

    /** When the stream was set up; null where it is missing. */
    public @Nullable Instant createdAt() {
        return fields.createdAt;
    }

    @Override
    public String toString() {
        return "FastPixLiveStream[" + LogText.clean(fields.streamId) + "]";
    }

    /**
     * Whether a stream is on the air. Open: FastPix may send others.
     *
     * @param value as it came
     */
    public record Status(String value) {
        /** Nothing is broadcast. */
        public static final Status IDLE = new Status("idle");
        /** Nothing can be broadcast. */
        public static final Status DISABLED = new Status("disabled");
        /** On the air. */
        public static final Status ACTIVE = new Status("active");
    }

    static final class Fields {
        @Nullable
        String streamId;

        @Nullable
        Status status;

        @Nullable
        String streamKey;

        @Nullable
        String srtSecret;

        @Nullable
        Boolean trial;

        @Nullable
        Boolean test;

        @Nullable
        Boolean audioOnly;

        @Nullable
        String maxResolution;

        @Nullable
        Duration maxDuration;

        @Nullable
        Duration reconnectWindow;

        @Nullable
        Boolean enableRecording;

        @Nullable
        Boolean enableDvrMode;

        @Nullable
        Boolean lowLatency;

        @Nullable
        Boolean closedCaptions;

        @Nullable
        FastPixAccessPolicy mediaPolicy;

        Map<String, String> metadata = Map.of();
        List<FastPixPlaybackId> playbackIds = List.of();

        @Nullable
        Json srtPlaybackResponse;

        @Nullable
        Instant createdAt;

        /** Beside the names that the SDKs use, those that the documentation's table has, misspellings and all. */
        static Fields read(JsonCursor in) throws IOException {
            Fields f = new Fields();
            for (String name = in.next(); name != null; name = in.next()) {
                switch (name) {
                    case "streamId" -> f.streamId = in.id();
                    case "status" -> f.status = in.value(Status::new);
                    case "streamKey" -> f.streamKey = in.text();
                    case "srtSecret", "srtSecert" -> f.srtSecret = in.text();
                    case "trial" -> f.trial = in.bool();
                    case "test" -> f.test = in.bool();
                    case "audioOnly" -> f.audioOnly = in.bool();
                    case "maxResolution" -> f.maxResolution = in.text();
                    case "maxDuration" -> f.maxDuration = in.duration();
                    case "reconnectWindow" -> f.reconnectWindow = in.duration();
                    case "enableRecording" -> f.enableRecording = in.bool();
                    case "enableDvrMode" -> f.enableDvrMode = in.bool();
                    case "lowLatency" -> f.lowLatency = in.bool();
                    case "closedCaptions" -> f.closedCaptions = in.bool();
                    case "mediaPolicy", "mediapolicy" -> f.mediaPolicy = in.value(FastPixAccessPolicy::new);
                    case "metadata" -> f.metadata = in.textMap();
                    case "playbackIds", "playback_ids" -> f.playbackIds = in.objects(FastPixPlaybackId::read);
                    case "srtPlaybackResponse" -> f.srtPlaybackResponse = in.object(JsonCursor::whole);
                    case "createdAt" -> f.createdAt = in.instant();
                    default -> in.skip();
                }
            }
            return f;
        }
    }
}
