package dev.cuehook.spring;

import dev.cuehook.canaries.Canaries;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Bodies as the platforms send them, of now: what is older than the inbox remembers would be parked. */
final class Deliveries {

    private Deliveries() {}

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** With the word that nothing may say that is not a body. */
    private static String canary(String body) {
        return body.substring(0, body.length() - 1) + ",\"canary\":\"" + Canaries.BODY + "\"}";
    }

    static String fastPixReady(String event, String media) {
        return canary("""
                {"type":"video.media.ready","object":{"type":"media","id":"%2$s"},"id":"%1$s",\
                "data":{"id":"%2$s","status":"Ready"},"createdAt":"%3$s","attempts":[]}""".formatted(event, media, now()));
    }

    static String fastPixFailed(String event, String media) {
        return fastPixReady(event, media).replace("media.ready", "media.failed");
    }

    static String flowplayerReady(String event, String video) {
        return canary("""
                {"event_type":"VIDEO_READY","event_id":"%s","created_at":"%s","payload":{"id":"%s"}}""".formatted(event, now(), video));
    }

    static String jwAvailable(String webhook, String media) {
        return canary("""
                {"webhook_id":"%s","event":"media_available","media_id":"%s","site_id":"s1","event_time":"%s"}""".formatted(webhook, media, now()));
    }

    static String shotstackDone(String render) {
        return canary("""
                {"type":"edit","action":"render","id":"%s","owner":"o1","status":"done",\
                "url":"https://example.com/x.mp4","error":null,"completed":"%s"}""".formatted(render, now()));
    }

    static String aiozFinished(String media) {
        return canary("""
                {"type":"encoding.finished","emitted_at":"%s","media_id":"%s","qualities":"720p",\
                "title":"t","status":"done","media_type":"video","user_id":"u1"}""".formatted(now(), media));
    }

    static String json(String id, String type) {
        return canary("{\"id\":\"%s\",\"type\":\"%s\",\"data\":{\"id\":\"d1\"}}".formatted(id, type));
    }
}
