package dev.cuehook.testing;

import java.util.UUID;

/**
 * A sample of every documented Flowplayer event. Flowplayer publishes no body: the envelope is documented, the payload
 * holds the fields that its successor shows. {@link Sample#id} sets the id of the video, live stream, live source or
 * playlist; {@link Sample#eventId} the event's own.
 *
 * @since 0.1
 */
public final class FlowplayerSamples {

    private static final SampleShape SHAPE = SampleShape.builtIn("/created_at", SampleTime.SECONDS)
            .eventId("/event_id")
            .ids("/payload/id");

    private static final String BODY = """
            {"event_type":"%s","event_id":"","created_at":"","payload":{"id":"","name":"Test",\
            "description":"Test webhooks","duration_in_ms":50348,"published":true,\
            "published_at":"2024-10-15T08:03:43+0000","tags":[],"created_at":"2024-10-15T08:03:43+0000",\
            "updated_at":"2024-10-15T16:32:28+0000","state":"FINISHED","encoding_progress":100,\
            "upload_progress":100,"error_message":""}}""";

    private static final String SHORT_BODY = """
            {"event_type":"%s","event_id":"","created_at":"","payload":{"id":"","name":"Test",\
            "created_at":"2024-10-15T08:03:43+0000","updated_at":"2024-10-15T16:32:28+0000"}}""";

    private FlowplayerSamples() {}

    /** {@code VIDEO_READY}: a video is ready to be played. */
    public static Sample videoReady() {
        return sample("VIDEO_READY", BODY);
    }

    /** {@code VIDEO_UPDATED}: something about a video changed. */
    public static Sample videoUpdated() {
        return sample("VIDEO_UPDATED", BODY);
    }

    /** {@code VIDEO_DELETED}: a video is gone. */
    public static Sample videoDeleted() {
        return sample("VIDEO_DELETED", BODY);
    }

    /** {@code LIVESTREAM_CREATED}: a live stream was set up. */
    public static Sample livestreamCreated() {
        return sample("LIVESTREAM_CREATED", SHORT_BODY);
    }

    /** {@code LIVESTREAM_UPDATED}: something about a live stream changed. */
    public static Sample livestreamUpdated() {
        return sample("LIVESTREAM_UPDATED", SHORT_BODY);
    }

    /** {@code LIVESTREAM_DELETED}: a live stream is gone. */
    public static Sample livestreamDeleted() {
        return sample("LIVESTREAM_DELETED", SHORT_BODY);
    }

    /** {@code LIVESTREAM_CONNECTED}: a live stream is connected. */
    public static Sample livestreamConnected() {
        return sample("LIVESTREAM_CONNECTED", SHORT_BODY);
    }

    /** {@code LIVESTREAM_DISCONNECTED}: a live stream is no longer connected. */
    public static Sample livestreamDisconnected() {
        return sample("LIVESTREAM_DISCONNECTED", SHORT_BODY);
    }

    /** {@code LIVESTREAM_ERROR}: a live stream has a fault. */
    public static Sample livestreamError() {
        return sample("LIVESTREAM_ERROR", SHORT_BODY);
    }

    /** {@code PLAYLIST_CREATED}: a playlist was set up. */
    public static Sample playlistCreated() {
        return sample("PLAYLIST_CREATED", SHORT_BODY);
    }

    /** {@code PLAYLIST_UPDATED}: something about a playlist changed. */
    public static Sample playlistUpdated() {
        return sample("PLAYLIST_UPDATED", SHORT_BODY);
    }

    /** {@code PLAYLIST_DELETED}: a playlist is gone. */
    public static Sample playlistDeleted() {
        return sample("PLAYLIST_DELETED", SHORT_BODY);
    }

    /** {@code LIVESOURCE_CREATED}: a live source was set up. */
    public static Sample livesourceCreated() {
        return sample("LIVESOURCE_CREATED", SHORT_BODY);
    }

    /** {@code LIVESOURCE_UPDATED}: something about a live source changed. */
    public static Sample livesourceUpdated() {
        return sample("LIVESOURCE_UPDATED", SHORT_BODY);
    }

    /** {@code LIVESOURCE_DELETED}: a live source is gone. */
    public static Sample livesourceDeleted() {
        return sample("LIVESOURCE_DELETED", SHORT_BODY);
    }

    /** {@code LIVESOURCE_CONNECTED}: a live source is connected. */
    public static Sample livesourceConnected() {
        return sample("LIVESOURCE_CONNECTED", SHORT_BODY);
    }

    private static Sample sample(String type, String body) {
        return Sample.builtIn("flowplayer", SHAPE, UUID.randomUUID().toString(), body.formatted(type));
    }
}
