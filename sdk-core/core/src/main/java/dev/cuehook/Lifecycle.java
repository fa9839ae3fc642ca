package dev.cuehook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an event means on any platform, so that one handler can serve several. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Lifecycle {

    private final Stage stage;
    private final String platform;
    private final @Nullable String resourceId;
    private final @Nullable Instant at;

    private Lifecycle(Stage stage, Envelope envelope, @Nullable String resourceId) {
        this.stage = stage;
        this.platform = envelope.platform();
        this.resourceId = resourceId;
        this.at = envelope.occurredAt();
    }

    /** A stage of a resource, at the envelope's time and platform. */
    public static Lifecycle of(Stage stage, Envelope envelope, @Nullable String resourceId) {
        return new Lifecycle(stage, envelope, resourceId);
    }

    /** Which stage was reached. */
    public Stage stage() {
        return stage;
    }

    /** The platform's id, such as {@code jwplayer}. */
    public String platform() {
        return platform;
    }

    /** The platform's id of the media, stream or rendition; null where the event names none. */
    public @Nullable String resourceId() {
        return resourceId;
    }

    /** When, says the platform; null where it does not say. */
    public @Nullable Instant at() {
        return at;
    }

    @Override
    public String toString() {
        return "Lifecycle[" + stage + ", " + platform + "]";
    }

    /** Stages of media and live streams. Grows in minor versions: keep a {@code default}. */
    public enum Stage {
        /** A media came into being; it cannot be played yet. */
        MEDIA_CREATED,
        /** A media can be played. */
        MEDIA_READY,
        /** A media could not be made. */
        MEDIA_FAILED,
        /** Something about a media changed. */
        MEDIA_UPDATED,
        /** A media is gone. */
        MEDIA_DELETED,
        /** One rendition, copy or derived file is ready. */
        RENDITION_READY,
        /** One rendition, copy or derived file could not be made. */
        RENDITION_FAILED,
        /** A live stream or channel was set up. */
        LIVE_CREATED,
        /** A live stream is on the air. */
        LIVE_STARTED,
        /** A live stream is off the air. */
        LIVE_ENDED,
        /** A live stream has a fault. */
        LIVE_FAILED,
        /** Something about a live stream changed. */
        LIVE_UPDATED,
        /** A live stream or channel is gone. */
        LIVE_DELETED
    }
}
