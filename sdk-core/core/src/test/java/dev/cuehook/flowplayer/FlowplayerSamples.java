package dev.cuehook.flowplayer;

/** The published bodies, made valid JSON where the publication is not, and completed where it is cut. */
final class FlowplayerSamples {

    /** No body of this format is published: its four documented members, with values made up. */
    static final String CLASSIC = """
            {"event_type":"VIDEO_READY","event_id":"4f0c6d0e-0000-4000-8000-000000000001",\
            "created_at":"2024-10-15T16:32:28Z","payload":{"id":"d8e89dd5-6263-49ff-b98e-4a768ea21a39"}}""";

    static final String VIDEO_UPDATED = """
            {
             "event_type": "video.updated",
               "event_id": "9be47e2a-b5ff-492a-a291-c7be79c060ba",
               "event_time": "2024-10-15T16:32:28Z",
               "object_id": "d8e89dd5-6263-49ff-b98e-4a768ea21a39",
               "payload": {
                  "id": "d8e89dd5-6263-49ff-b98e-4a768ea21a39",
                  "name": "Test",
                  "description": "Test webhooks",
                  "duration_in_ms": 50348,
                  "unpublish": false,
                  "unpublished_at": "2024-10-15T08:03:43+0000",
                  "published": true,
                  "published_at": "2024-10-15T08:03:43+0000",
                  "tags": [],
                  "remote": false,
                  "category_id": "b2575006-2b9a-4a1d-8bd2-f5a8d93e9e67",
                  "no_ads": false,
                  "ad_keywords": "",
                  "created_at": "2024-10-15T08:03:43+0000",
                  "updated_at": "2024-10-15T16:32:28+0000",
                  "state": "FINISHED",
                  "encoding_progress": 100,
                  "upload_progress": 100,
                  "error_message": "",
                  "deactivated": false,
                  "images": [
                    { "type": "image_0", "url": "https://wv-cdn-00-00-staging.flowplayer.com/i/v-i-0.jpg" },
                    { "type": "image_1", "url": "https://wv-cdn-00-00-staging.flowplayer.com/i/v-i-1.jpg" }
                  ],
                  "encodings": [
                    { "audio_bitrate_in_kbps": 125, "audio_channel": 2, "audio_codec": "mp4a-40-2",
                      "audio_sample_rate": 48000, "height": 720, "width": 1280,
                      "video_file_url": "https://wv-cdn-00-00-staging.flowplayer.com/v/720.mp4" }
                  ]
               }
            }
            """;

    static final String STOP_COMPLETE = """
            {
              "version": 1.0,
              "event": "stop.complete",
              "event_id": "9be47e2a-b5ff-492a-a291-c7be79c060ba",
              "event_time": 1588864470.813283,
              "object_type": "transcoder",
              "object_id": "pl3fff7q",
              "object_data": {
                "uptime_id": "7cb5yfnx"
              }
            }
            """;

    private FlowplayerSamples() {}

    /** A body of the classic format. */
    static String classic(String eventType) {
        return CLASSIC.replace("VIDEO_READY", eventType);
    }

    /** A body of the legacy format. */
    static String legacy(String event, String objectType, String objectData) {
        return STOP_COMPLETE
                .replace("stop.complete", event)
                .replace("\"transcoder\"", "\"" + objectType + "\"")
                .replace("{\n    \"uptime_id\": \"7cb5yfnx\"\n  }", objectData);
    }
}
