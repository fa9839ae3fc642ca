package dev.cuehook.fastpix;

import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A direct upload: the {@code data} of {@code video.media.upload}, see <a
 * href="https://docs.fastpix.io/docs/media-events">media events</a>. Immutable and thread-safe; {@code toString} shows
 * the id only.
 *
 * @since 0.1
 */
public final class FastPixUpload {

    private final Fields fields;
    private final FastPixContext context;

    FastPixUpload(Fields fields, FastPixContext context) {
        this.fields = fields;
        this.context = context;
    }

    /** The upload's id; null where it is missing. */
    public @Nullable String id() {
        return fields.uploadId;
    }

    /** The id of the media, where FastPix sent that too; null before there is a media. */
    public @Nullable String mediaId() {
        return fields.mediaId;
    }

    /** Workspace, object and status around the upload. */
    public FastPixContext context() {
        return context;
    }

    /** How far the upload has come; null where it is missing. */
    public @Nullable Status status() {
        return fields.status;
    }

    /** Whether it was set up on trial terms; null where it is missing. */
    public @Nullable Boolean trial() {
        return fields.trial;
    }

    /**
     * Where the file is to be sent; null where it is missing.
     *
     * <p>Whoever has this address can upload in your name until {@link #timeout()}: keep it out of logs.
     */
    public @Nullable URI url() {
        return fields.url;
    }

    /** How long {@link #url()} can be used; null where it is missing. */
    public @Nullable Duration timeout() {
        return fields.timeout;
    }

    /** The web origin that may upload, {@code *} for any; null where it is missing. */
    public @Nullable String corsOrigin() {
        return fields.corsOrigin;
    }

    /** What the media will be made with; null where it is missing. */
    public @Nullable Settings pushMediaSettings() {
        return fields.pushMediaSettings;
    }

    @Override
    public String toString() {
        return "FastPixUpload[" + LogText.clean(fields.uploadId) + "]";
    }

    /**
     * How far an upload has come. Open: FastPix may send others.
     *
     * @param value as it came
     */
    public record Status(String value) {
        /** It waits for its file. */
        public static final Status WAITING = new Status("waiting");
    }

    /** What a media will be made with. Immutable and thread-safe; {@code toString} shows no content. */
    public static final class Settings {

        private final List<FastPixPlaybackId> playbackIds;

        private Settings(List<FastPixPlaybackId> playbackIds) {
            this.playbackIds = playbackIds;
        }

        static Settings read(JsonCursor in) throws IOException {
            List<FastPixPlaybackId> playbackIds = List.of();
            for (String name = in.next(); name != null; name = in.next()) {
                if (name.equals("playbackIds")) {
                    playbackIds = in.objects(FastPixPlaybackId::read);
                } else {
                    in.skip();
                }
            }
            return new Settings(playbackIds);
        }

        /** The playback ids that the media will get, their ids perhaps not given yet; empty where there are none. */
        public List<FastPixPlaybackId> playbackIds() {
            return playbackIds;
        }

        @Override
        public String toString() {
            return "Settings[…]";
        }
    }

    static final class Fields {
        @Nullable
        String uploadId;

        @Nullable
        String mediaId;

        @Nullable
        Status status;

        @Nullable
        Boolean trial;

        @Nullable
        URI url;

        @Nullable
        Duration timeout;

        @Nullable
        String corsOrigin;

        @Nullable
        Settings pushMediaSettings;

        static Fields read(JsonCursor in) throws IOException {
            Fields f = new Fields();
            for (String name = in.next(); name != null; name = in.next()) {
                switch (name) {
                    case "uploadId" -> f.uploadId = in.id();
                    case "id" -> f.mediaId = in.id();
                    case "status" -> f.status = in.value(Status::new);
                    case "trial" -> f.trial = in.bool();
                    case "url" -> f.url = in.uri();
                    case "timeout" -> f.timeout = in.duration();
                    case "corsOrigin" -> f.corsOrigin = in.text();
                    case "pushMediaSettings" -> f.pushMediaSettings = in.object(Settings::read);
                    default -> in.skip();
                }
            }
            return f;
        }
    }
}
