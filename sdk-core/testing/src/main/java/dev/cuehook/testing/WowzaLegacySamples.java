package dev.cuehook.testing;

import java.util.Locale;

/**
 * A sample of every documented event of Wowza Video legacy (Wowza Streaming Cloud). {@link Sample#id} sets the id of the
 * transcoder or recording, {@link Sample#eventId} the event's own.
 *
 * @since 0.1
 */
public final class WowzaLegacySamples {

    private static final SampleShape SHAPE = SampleShape.builtIn("/event_time", SampleTime.EPOCH_MICROS)
            .eventId("/event_id")
            .ids("/object_id");

    private static final String BODY = """
            {"version":1.0,"event":"%s","event_id":"","event_time":0,"object_type":"%s","object_id":"",\
            "object_data":%s}""";

    private WowzaLegacySamples() {}

    /** {@code download.success}: the transcoder has its source file. */
    public static Sample downloadSuccess() {
        return sample("download.success", "transcoder", """
                {"file_name":"https://download.example.com/source.mp4","file_size":"58958409","reference_id":"null"}""");
    }

    /** {@code download.failed}: the transcoder could not get its source file. */
    public static Sample downloadFailed() {
        return sample("download.failed", "transcoder", """
                {"file_name":"https://download.example.com/source.mp4","reference_id":"null"}""");
    }

    /** {@code start.requested}: the transcoder was asked to start. */
    public static Sample startRequested() {
        return sample("start.requested", "transcoder", """
                {"uptime_id":"bjwbhwld","reference_id":"null"}""");
    }

    /** {@code start.complete}: the transcoder has started. */
    public static Sample startComplete() {
        return sample("start.complete", "transcoder", """
                {"uptime_id":"bjwbhwld","ip_address":"34.73.51.79","reference_id":"null"}""");
    }

    /** {@code stop.complete}: the transcoder has stopped. */
    public static Sample stopComplete() {
        return sample("stop.complete", "transcoder", """
                {"uptime_id":"7cb5yfnx"}""");
    }

    /** Any event of a recording: its names and fields are not documented. */
    public static Sample recording(String event) {
        return sample("recording", "recording", "{}").with("event", event);
    }

    private static Sample sample(String event, String objectType, String objectData) {
        return Sample.builtIn(
                "wowza-legacy",
                SHAPE,
                ShortId.next(8).toLowerCase(Locale.ROOT),
                BODY.formatted(event, objectType, objectData));
    }
}
