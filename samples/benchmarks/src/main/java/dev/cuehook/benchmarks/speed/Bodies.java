package dev.cuehook.benchmarks.speed;

import java.nio.charset.StandardCharsets;

/** Bodies as the platforms send them: one line of JSON. */
final class Bodies {

    private Bodies() {}

    /** Of 600 bytes, or about so many. */
    static byte[] of(int size) {
        return size == 600 ? fastPix600() : fastPix(size);
    }

    /** A FastPix event of 600 bytes. */
    private static byte[] fastPix600() {
        String head =
                "{\"type\":\"video.media.ready\",\"object\":{\"type\":\"media\",\"id\":\"66b74bdb-c868-4fc8-bc16-ad8e2dfcbc36\"},"
                        + "\"id\":\"614d5a56-5966-4a5a-9f1c-6b6bb3d5b81a\",\"workspace\":{\"name\":\"Development\","
                        + "\"id\":\"ecdd5a55-ba47-4141-a3dc-0f6a7ebc3fd0\"},\"status\":\"ready\",\"data\":{"
                        + "\"id\":\"66b74bdb-c868-4fc8-bc16-ad8e2dfcbc36\",\"title\":\"";
        String tail =
                "\",\"status\":\"Ready\",\"maxResolution\":\"1080p\",\"duration\":\"00:03:03\",\"aspectRatio\":\"16:9\","
                        + "\"createdAt\":\"2026-05-20T09:06:43.064393Z\",\"updatedAt\":\"2026-05-20T09:06:49.921122Z\"},"
                        + "\"createdAt\":\"2026-05-20T09:06:50.937304986Z\",\"attempts\":[]}";
        return (head + "x".repeat(600 - head.length() - tail.length()) + tail).getBytes(StandardCharsets.UTF_8);
    }

    /** A FastPix event with so many tracks that it has about so many bytes. */
    private static byte[] fastPix(int bytes) {
        String head =
                "{\"type\":\"video.media.ready\",\"object\":{\"type\":\"media\",\"id\":\"66b74bdb-c868-4fc8-bc16-ad8e2dfcbc36\"},"
                        + "\"id\":\"614d5a56-5966-4a5a-9f1c-6b6bb3d5b81a\",\"data\":{\"id\":\"66b74bdb-c868-4fc8-bc16-ad8e2dfcbc36\","
                        + "\"status\":\"Ready\",\"tracks\":[";
        String track = "{\"id\":\"d1e3ae30-f6ef-440d-8714-3a63bc89a84c\",\"type\":\"audio\",\"status\":\"available\","
                + "\"languageCode\":\"und\",\"languageName\":\"default\"}";
        String tail = "]},\"createdAt\":\"2026-05-20T09:06:50.937304986Z\",\"attempts\":[]}";
        StringBuilder body = new StringBuilder(head).append(track);
        while (body.length() + track.length() + tail.length() < bytes) {
            body.append(',').append(track);
        }
        return body.append(tail).toString().getBytes(StandardCharsets.UTF_8);
    }
}
