package dev.cuehook.testing;

import java.util.UUID;

/** What FastPix's events carry, by what their {@code data} is. Values are those that FastPix publishes. */
final class FastPixBodies {

    private static final SampleShape SHAPE =
            SampleShape.builtIn("/createdAt", SampleTime.NANOS).eventId("/id");

    private static final String ENVELOPE = """
            {"type":"%s","object":{"type":"%s","id":""},"id":"",\
            "workspace":{"name":"Development","id":"ecdd5a55-ba47-4141-a3dc-0f6a7ebc3fd0"},\
            "status":"%s","data":%s,"createdAt":"","attempts":[]}""";

    private static final String PLAYBACK_ID = """
            {"id":"fad6fa6b-c7bc-42aa-85f7-3105d71b5f98","accessPolicy":"public","accessRestrictions":{\
            "domains":{"defaultPolicy":"allow","allow":[],"deny":[]},\
            "userAgents":{"defaultPolicy":"allow","allow":[],"deny":[]}}}""";

    private static final String MEDIA = """
            {"thumbnail":"https://images.fastpix.com/fad6fa6b-c7bc-42aa-85f7-3105d71b5f98/thumbnail.png",\
            "id":"","workspaceId":"ecdd5a55-ba47-4141-a3dc-0f6a7ebc3fd0","metadata":{"key1":"value1"},\
            "mediaQuality":"pro","title":"720p_3min4sec_h264_","maxResolution":"720p","sourceResolution":"720",\
            "status":"%s","trial":false,"sourceAccess":false,"playbackIds":[%s],"tracks":[\
            {"id":"d1e3ae30-f6ef-440d-8714-3a63bc89a84c","type":"audio","status":"available",\
            "languageCode":"und","languageName":"default"},\
            {"id":"d521c8f0-73df-434c-99bf-e7ba6e537b94","type":"video","width":1280,"height":720,\
            "frameRate":"24.000","status":"available"}],"generatedSubtitles":[],"isAudioOnly":false,\
            "subtitleAvailable":false,"duration":"00:03:03","aspectRatio":"16:9",\
            "createdAt":"2026-05-20T09:06:43.064393Z","updatedAt":"2026-05-20T09:06:49.921122Z"}""";

    private static final String UPLOAD = """
            {"uploadId":"","trial":false,"status":"%s",\
            "url":"https://storage.example.com/uploads/9d2b7c50?signature=sample","timeout":14400,\
            "corsOrigin":"*","pushMediaSettings":{"playbackIds":[{"accessPolicy":"public"}]}}""";

    private static final String TRACK = """
            {"id":"d521c8f0-73df-434c-99bf-e7ba6e537b94","type":"video","width":1280,"height":720,\
            "frameRate":"24.000","status":"%s"}""";

    private static final String CHAPTERS = """
            {"isChaptersGenerated":true,"chapters":[\
            {"chapter":"1","startTime":"00:00:00","endTime":"00:00:52","title":"Opening","summary":"Who speaks."},\
            {"chapter":"2","startTime":"00:00:52","endTime":"00:03:03","title":"Talk","summary":"What is said."}]}""";

    private static final String STREAM = """
            {"streamId":"","streamKey":"sample-stream-key","srtSecret":"sample-srt-secret","trial":false,\
            "status":"%s","maxResolution":"1080p","maxDuration":28800,"createdAt":"2026-05-20T09:06:43.064393Z",\
            "reconnectWindow":60,"enableRecording":true,"enableDvrMode":false,"lowLatency":false,\
            "closedCaptions":false,"mediaPolicy":"public","metadata":{"key1":"value1"},\
            "playbackIds":[{"id":"df5be71b-96dc-4edd-bdba-dcc43ab60309","accessPolicy":"public"}],\
            "srtPlaybackResponse":{}}""";

    private FastPixBodies() {}

    static Sample media(String type, String status, String ofMedia) {
        return sample(type, "media", status, MEDIA.formatted(ofMedia, PLAYBACK_ID), "/data/id");
    }

    /** There is no media yet; the object is given the upload's id. */
    static Sample upload(String type, String status, String ofUpload) {
        return sample(type, "media", status, UPLOAD.formatted(ofUpload), "/data/uploadId");
    }

    static Sample track(String type, String status, String ofTrack) {
        return sample(type, "media", status, TRACK.formatted(ofTrack));
    }

    static Sample chapters(String type, String status) {
        return sample(type, "media", status, CHAPTERS);
    }

    /** The fields of this output are not published. */
    static Sample summary(String type, String status) {
        return sample(type, "media", status, "{\"isSummaryGenerated\":true,\"summary\":\"A talk of three minutes.\"}");
    }

    /** The fields of this output are not published. */
    static Sample moderation(String type, String status) {
        return sample(type, "media", status, "{\"isModerationGenerated\":true,\"moderationResult\":[]}");
    }

    /** The fields of this output are not published. */
    static Sample entities(String type, String status) {
        return sample(
                type, "media", status, "{\"isNamedEntitiesGenerated\":true,\"namedEntities\":[\"Ada Lovelace\"]}");
    }

    static Sample stream(String type, String status, String ofStream) {
        return sample(type, "live", status, STREAM.formatted(ofStream), "/data/streamId");
    }

    /** The names of these fields are those of FastPix's API. */
    static Sample target(String type, String status) {
        return sample(
                type,
                "live",
                status,
                "{\"simulcastId\":\"8e2a52e6-3a1c-4f9e-8a63-6a0b0d5c7f21\",\"streamId\":\"\"}",
                "/data/streamId");
    }

    private static Sample sample(String type, String object, String status, String data, String... dataId) {
        String[] ids = new String[dataId.length + 1];
        ids[0] = "/object/id";
        System.arraycopy(dataId, 0, ids, 1, dataId.length);
        return Sample.builtIn(
                "fastpix",
                SHAPE.ids(ids),
                UUID.randomUUID().toString(),
                ENVELOPE.formatted(type, object, status, data));
    }
}
