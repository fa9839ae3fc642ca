package dev.cuehook.testing;

import java.util.UUID;

/**
 * A sample of every documented Shotstack event. {@link Sample#id} sets the id of the render, asset, source or rendition.
 * The events have no id of their own and are told apart by their whole body: two samples with one id at one instant are
 * one delivery.
 *
 * @since 0.1
 */
public final class ShotstackSamples {

    private static final SampleShape SHAPE =
            SampleShape.builtIn("/completed", SampleTime.MILLIS).ids("/id");

    private static final String BODY = """
            {"type":"%s","action":"%s","id":"","owner":"5ca6hu7s9k","status":"%s",\
            "url":"https://cdn.shotstack.io/au/v1/5ca6hu7s9k/d2b46ed6-998a-4d6b-9d91-b8cf0193a655.mp4",\
            "error":null,"completed":""}""";

    private ShotstackSamples() {}

    /** {@code edit}, {@code render}, {@code done}: a video is rendered. */
    public static Sample renderDone() {
        return sample("edit", "render", "done");
    }

    /** {@code edit}, {@code render}, {@code failed}: an edit could not be rendered. */
    public static Sample renderFailed() {
        return sample("edit", "render", "failed");
    }

    /** {@code serve}, {@code copy}, {@code ready}: an asset is at its destination; {@code /render} names the render it belongs to. */
    public static Sample assetReady() {
        return asset("ready");
    }

    /** {@code serve}, {@code copy}, {@code failed}: an asset could not be copied; {@code /render} names the render it belongs to. */
    public static Sample assetFailed() {
        return asset("failed");
    }

    /** {@code ingest}, {@code source}, {@code ready}: a source is there. */
    public static Sample sourceReady() {
        return sample("ingest", "source", "ready");
    }

    /** {@code ingest}, {@code source}, {@code failed}: a source could not be taken in. */
    public static Sample sourceFailed() {
        return sample("ingest", "source", "failed");
    }

    /** {@code ingest}, {@code rendition}, {@code ready}: a rendition is there. */
    public static Sample renditionReady() {
        return sample("ingest", "rendition", "ready");
    }

    /** {@code ingest}, {@code rendition}, {@code failed}: a rendition could not be made. */
    public static Sample renditionFailed() {
        return sample("ingest", "rendition", "failed");
    }

    private static Sample asset(String status) {
        return sample("serve", "copy", status).with("render", UUID.randomUUID().toString());
    }

    /** What a failure has for a URL is not documented; this one has none. */
    private static Sample sample(String type, String action, String status) {
        Sample sample =
                Sample.builtIn("shotstack", SHAPE, UUID.randomUUID().toString(), BODY.formatted(type, action, status));
        return status.equals("failed") ? sample.without("url").with("error", "The asset could not be read.") : sample;
    }
}
