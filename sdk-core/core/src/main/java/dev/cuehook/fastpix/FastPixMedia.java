package dev.cuehook.fastpix;

import dev.cuehook.Json;
import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.LogText;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A media, as far as the event tells: the {@code data} of <a href="https://docs.fastpix.io/docs/media-events">media
 * events</a>. FastPix leaves fields out while it does not know them yet, so every accessor can be null or empty.
 * Immutable and thread-safe; {@code toString} shows the id only.
 *
 * @since 0.1
 */
public final class FastPixMedia {

    private final Fields fields;
    private final FastPixContext context;
    private final List<FastPixTrack> tracks;

    FastPixMedia(Fields fields, FastPixContext context) {
        this.fields = fields;
        this.context = context;
        this.tracks = fields.tracks.isEmpty()
                ? List.of()
                : fields.tracks.stream()
                        .map(track -> new FastPixTrack(track, context))
                        .toList();
    }

    /** The media's id; null where it is missing. */
    public @Nullable String id() {
        return fields.id;
    }

    /** Workspace, object and status around the media. */
    public FastPixContext context() {
        return context;
    }

    /** The live stream whose recording this media is; null for any other media. */
    public @Nullable String streamId() {
        return fields.streamId;
    }

    /** The id of the workspace that holds the media; null where it is missing. */
    public @Nullable String workspaceId() {
        return fields.workspaceId;
    }

    /** How far the media has come; null where it is missing. */
    public @Nullable Status status() {
        return fields.status;
    }

    /** The title; null where it has none. */
    public @Nullable String title() {
        return fields.title;
    }

    /** The creator's id, as it was given at creation; null where none was. */
    public @Nullable String creatorId() {
        return fields.creatorId;
    }

    /** The notes that were given at creation or later; empty where there are none. */
    public Map<String, String> metadata() {
        return fields.metadata;
    }

    /** The address of a picture of the media; null where it has none. */
    public @Nullable URI thumbnail() {
        return fields.thumbnail;
    }

    /** Whether it was made on trial terms; null where it is missing. */
    public @Nullable Boolean trial() {
        return fields.trial;
    }

    /** How long it plays; null while that is not known. */
    public @Nullable Duration duration() {
        return fields.duration;
    }

    /** Width to height, such as {@code 16:9}; null while that is not known. */
    public @Nullable String aspectRatio() {
        return fields.aspectRatio;
    }

    /** The quality that was asked for; null where it is missing. */
    public @Nullable Quality mediaQuality() {
        return fields.mediaQuality;
    }

    /** The highest resolution that is made, such as {@code 1080p}; null where it is missing. */
    public @Nullable String maxResolution() {
        return fields.maxResolution;
    }

    /** The resolution of what was sent in, such as {@code 720}; null while that is not known. */
    public @Nullable String sourceResolution() {
        return fields.sourceResolution;
    }

    /** Which MP4 files are made beside the stream; null where it is missing. */
    public @Nullable Mp4Support mp4Support() {
        return fields.mp4Support;
    }

    /** Whether the source file can be fetched; null where it is missing. */
    public @Nullable Boolean sourceAccess() {
        return fields.sourceAccess;
    }

    /** Whether there is sound and no picture; null while that is not known. */
    public @Nullable Boolean isAudioOnly() {
        return fields.isAudioOnly;
    }

    /** Whether there are subtitles; null while that is not known. */
    public @Nullable Boolean subtitleAvailable() {
        return fields.subtitleAvailable;
    }

    /** The ids under which it can be played; empty where there are none. */
    public List<FastPixPlaybackId> playbackIds() {
        return fields.playbackIds;
    }

    /** The video, audio and subtitle tracks; empty while there are none. */
    public List<FastPixTrack> tracks() {
        return tracks;
    }

    /** The subtitles that FastPix generated, as they came; empty where there are none. */
    public List<Json> generatedSubtitles() {
        return fields.generatedSubtitles;
    }

    /** The summary, as it came; null where there is none. */
    public @Nullable Json summary() {
        return fields.summary;
    }

    /** The chapters, as they came; null where there are none. */
    public @Nullable Json chapters() {
        return fields.chapters;
    }

    /** The named entities, as they came; null where there are none. */
    public @Nullable Json namedEntities() {
        return fields.namedEntities;
    }

    /** The moderation, as it came; null where there is none. */
    public @Nullable Json moderation() {
        return fields.moderation;
    }

    /** When the media was made; null where it is missing. */
    public @Nullable Instant createdAt() {
        return fields.createdAt;
    }

    /** When the media last changed; null where it is missing. */
    public @Nullable Instant updatedAt() {
        return fields.updatedAt;
    }

    @Override
    public String toString() {
        return "FastPixMedia[" + LogText.clean(fields.id) + "]";
    }

    /**
     * How far a media has come. Open: FastPix may send others.
     *
     * @param value as it came
     */
    public record Status(String value) {
        /** Made, and nothing more. */
        public static final Status CREATED = new Status("Created");
        /** Its source is being fetched. */
        public static final Status DOWNLOADING = new Status("Downloading");
        /** Its source was fetched. */
        public static final Status DOWNLOADED = new Status("Downloaded");
        /** Its source is being checked. */
        public static final Status VALIDATING = new Status("Validating");
        /** It waits to be encoded. */
        public static final Status IN_QUEUE = new Status("In Queue");
        /** It is being encoded. */
        public static final Status PROCESSING = new Status("Processing");
        /** It can be played. */
        public static final Status READY = new Status("Ready");
        /** It could not be made. */
        public static final Status FAILED = new Status("Failed");
    }

    /**
     * A quality that can be asked for. Open: FastPix may send others.
     *
     * @param value as it came
     */
    public record Quality(String value) {
        /** The standard quality. */
        public static final Quality STANDARD = new Quality("standard");
        /** The quality above standard. */
        public static final Quality PRO = new Quality("pro");
        /** The highest quality. */
        public static final Quality PREMIUM = new Quality("premium");
    }

    /**
     * Which MP4 files are made. Open: FastPix may send others.
     *
     * @param value as it came
     */
    public record Mp4Support(String value) {
        /** No MP4 file. */
        public static final Mp4Support NONE = new Mp4Support("none");
        /** One file of at most 4K. */
        public static final Mp4Support CAPPED_4K = new Mp4Support("capped_4k");
        /** One file of sound only. */
        public static final Mp4Support AUDIO_ONLY = new Mp4Support("audioOnly");
        /** Both. */
        public static final Mp4Support AUDIO_ONLY_AND_CAPPED_4K = new Mp4Support("audioOnly,capped_4k");
    }

    static final class Fields {
        @Nullable
        String id;

        @Nullable
        String streamId;

        @Nullable
        String workspaceId;

        @Nullable
        Status status;

        @Nullable
        String title;

        @Nullable
        String creatorId;

        Map<String, String> metadata = Map.of();

        @Nullable
        URI thumbnail;

        @Nullable
        Boolean trial;

        @Nullable
        Duration duration;

        @Nullable
        String aspectRatio;

        @Nullable
        Quality mediaQuality;

        @Nullable
        String maxResolution;

        @Nullable
        String sourceResolution;

        @Nullable
        Mp4Support mp4Support;

        @Nullable
        Boolean sourceAccess;

        @Nullable
        Boolean isAudioOnly;

        @Nullable
        Boolean subtitleAvailable;

        List<FastPixPlaybackId> playbackIds = List.of();
        List<FastPixTrack.Fields> tracks = List.of();
        List<Json> generatedSubtitles = List.of();

        @Nullable
        Json summary;

        @Nullable
        Json chapters;

        @Nullable
        Json namedEntities;

        @Nullable
        Json moderation;

        @Nullable
        Instant createdAt;

        @Nullable
        Instant updatedAt;

        static Fields read(JsonCursor in) throws IOException {
            Fields f = new Fields();
            for (String name = in.next(); name != null; name = in.next()) {
                switch (name) {
                    case "id" -> f.id = in.id();
                    case "streamId" -> f.streamId = in.id();
                    case "workspaceId" -> f.workspaceId = in.id();
                    case "status" -> f.status = in.value(Status::new);
                    case "title" -> f.title = in.text();
                    case "creatorId" -> f.creatorId = in.id();
                    case "metadata" -> f.metadata = in.textMap();
                    case "thumbnail" -> f.thumbnail = in.uri();
                    case "trial" -> f.trial = in.bool();
                    case "duration" -> f.duration = in.duration();
                    case "aspectRatio" -> f.aspectRatio = in.text();
                    case "mediaQuality" -> f.mediaQuality = in.value(Quality::new);
                    case "maxResolution" -> f.maxResolution = in.text();
                    case "sourceResolution" -> f.sourceResolution = in.text();
                    case "mp4Support" -> f.mp4Support = in.value(Mp4Support::new);
                    case "sourceAccess" -> f.sourceAccess = in.bool();
                    case "isAudioOnly" -> f.isAudioOnly = in.bool();
                    case "subtitleAvailable" -> f.subtitleAvailable = in.bool();
                    case "playbackIds" -> f.playbackIds = in.objects(FastPixPlaybackId::read);
                    case "tracks" -> f.tracks = in.objects(FastPixTrack.Fields::read);
                    case "generatedSubtitles" -> f.generatedSubtitles = in.objects(JsonCursor::whole);
                    case "summary" -> f.summary = in.object(JsonCursor::whole);
                    case "chapters" -> f.chapters = in.object(JsonCursor::whole);
                    case "namedEntities" -> f.namedEntities = in.object(JsonCursor::whole);
                    case "moderation" -> f.moderation = in.object(JsonCursor::whole);
                    case "createdAt" -> f.createdAt = in.instant();
                    case "updatedAt" -> f.updatedAt = in.instant();
                    default -> in.skip();
                }
            }
            return f;
        }
    }
}
