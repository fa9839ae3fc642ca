package dev.cuehook.testing;

/**
 * A sample of every known JW Player event. {@link Sample#id} sets the id of the media or channel. The events have no id
 * of their own and are told apart by their whole body, whose time counts seconds: two samples with one id and one second
 * are one delivery.
 *
 * @since 0.1
 */
public final class JwPlayerSamples {

    private static final SampleShape SHAPE = SampleShape.builtIn("/event_time", SampleTime.SECONDS_WITH_OFFSET);

    private static final String BODY = """
            {"event":"%s","%s":"","webhook_id":"2yW4KmiG","site_id":"9KboGBFu","event_time":""}""";

    private JwPlayerSamples() {}

    /** {@code media_available}: a media can be published for the first time. */
    public static Sample mediaAvailable() {
        return sample("media_available", "media_id");
    }

    /** {@code conversions_complete}: a media's first renditions are done. */
    public static Sample conversionsComplete() {
        return sample("conversions_complete", "media_id");
    }

    /** {@code media_created}: a media came into being. */
    public static Sample mediaCreated() {
        return sample("media_created", "media_id");
    }

    /** {@code media_updated}: something about a media changed. */
    public static Sample mediaUpdated() {
        return sample("media_updated", "media_id");
    }

    /** {@code media_reuploaded}: a media's file is about to be replaced. */
    public static Sample mediaReuploaded() {
        return sample("media_reuploaded", "media_id");
    }

    /** {@code media_deleted}: a media is gone. */
    public static Sample mediaDeleted() {
        return sample("media_deleted", "media_id");
    }

    /** {@code channel_created}: a live channel was set up. */
    public static Sample channelCreated() {
        return sample("channel_created", "channel_id");
    }

    /** {@code channel_active}: a live channel is on the air. */
    public static Sample channelActive() {
        return sample("channel_active", "channel_id");
    }

    /** {@code channel_idle}: a live channel is off the air. */
    public static Sample channelIdle() {
        return sample("channel_idle", "channel_id");
    }

    /** {@code thumbnail_created}: a thumbnail was made; its fields are not documented. */
    public static Sample thumbnailCreated() {
        return sample("thumbnail_created", "media_id");
    }

    /** {@code thumbnail_deleted}: a thumbnail is gone; its fields are not documented. */
    public static Sample thumbnailDeleted() {
        return sample("thumbnail_deleted", "media_id");
    }

    /** {@code track_created}: a text track was made; its fields are not documented. */
    public static Sample trackCreated() {
        return sample("track_created", "media_id");
    }

    /** {@code track_deleted}: a text track is gone; its fields are not documented. */
    public static Sample trackDeleted() {
        return sample("track_deleted", "media_id");
    }

    private static Sample sample(String event, String idField) {
        return Sample.builtIn("jwplayer", SHAPE.ids('/' + idField), ShortId.next(8), BODY.formatted(event, idField));
    }
}
