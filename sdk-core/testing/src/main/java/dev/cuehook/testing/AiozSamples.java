package dev.cuehook.testing;

import java.util.UUID;

/**
 * A sample of every documented AIOZ Stream event. {@link Sample#id} sets the media's id. The events have no id of their
 * own and are told apart by their whole body: two samples with one media at one instant are one delivery.
 *
 * @since 0.1
 */
public final class AiozSamples {

    private static final SampleShape SHAPE =
            SampleShape.builtIn("/emitted_at", SampleTime.NANOS).ids("/media_id");

    private static final String BODY = """
            {"type":"%s","emitted_at":"","media_id":"","qualities":"%s","title":"Test.mp4","status":"%s",\
            "media_type":"video","user_id":"1f0d3e0a-6f0b-4b1e-9d43-5a3f0c2b7e11"}""";

    private AiozSamples() {}

    /** The call with which the platform checks a URL, with the nil UUID as its media. It is no event. */
    public static Sample check() {
        return sample("encoding.started", "720p", "").id("00000000-0000-0000-0000-000000000000");
    }

    /** {@code file.received}: the file has arrived. */
    public static Sample fileReceived() {
        return sample("file.received", "", "new");
    }

    /** {@code encoding.started}: transcoding has begun. */
    public static Sample encodingStarted() {
        return sample("encoding.started", "", "transcoding");
    }

    /** {@code partial.finished}: work on one of the qualities has ended. */
    public static Sample partialFinished() {
        return sample("partial.finished", "360p", "");
    }

    /** {@code encoding.finished}: transcoding is done. */
    public static Sample encodingFinished() {
        return sample("encoding.finished", "360p,720p,1080p", "done");
    }

    /** {@code encoding.failed}: the media could not be transcoded. */
    public static Sample encodingFailed() {
        return sample("encoding.failed", "360p,720p,1080p", "fail");
    }

    private static Sample sample(String type, String qualities, String status) {
        return Sample.builtIn("aioz", SHAPE, UUID.randomUUID().toString(), BODY.formatted(type, qualities, status));
    }
}
