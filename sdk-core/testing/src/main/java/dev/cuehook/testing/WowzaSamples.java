package dev.cuehook.testing;

import java.util.UUID;

/**
 * A sample of the one documented event of Wowza Video 2.0. {@link Sample#id} sets the video's id, {@link Sample#eventId}
 * the event's own.
 *
 * @since 0.1
 */
public final class WowzaSamples {

    private static final SampleShape SHAPE = SampleShape.builtIn("/event_time", SampleTime.SECONDS)
            .eventId("/event_id")
            .ids("/object_id", "/payload/id");

    private static final String BODY = """
            {"event_type":"video.updated","event_id":"","event_time":"","object_id":"","payload":{"id":"",\
            "name":"Test","description":"Test webhooks","duration_in_ms":50348,"unpublish":false,\
            "unpublished_at":"2024-10-15T08:03:43+0000","published":true,\
            "published_at":"2024-10-15T08:03:43+0000","tags":[],"remote":false,\
            "category_id":"b2575006-2b9a-4a1d-8bd2-f5a8d93e9e67","no_ads":false,"ad_keywords":"",\
            "created_at":"2024-10-15T08:03:43+0000","updated_at":"2024-10-15T16:32:28+0000",\
            "state":"FINISHED","encoding_progress":100,"upload_progress":100,"error_message":"",\
            "deactivated":false,"images":[{"type":"image_0","url":"https://cdn.example.com/i/0.jpg"}],\
            "encodings":[{"audio_bitrate_in_kbps":125,"audio_channel":2,"audio_codec":"mp4a-40-2",\
            "audio_sample_rate":48000,"height":720,"width":1280,\
            "video_file_url":"https://cdn.example.com/v/720.mp4"}]}}""";

    private WowzaSamples() {}

    /** {@code video.updated}: something about a video changed. */
    public static Sample videoUpdated() {
        return Sample.builtIn("wowza", SHAPE, UUID.randomUUID().toString(), BODY);
    }
}
