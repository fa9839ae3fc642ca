package dev.cuehook.receiver;

import dev.cuehook.canaries.Canaries;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.time.Instant;

/** Deliveries as their platforms send them, signed by the JDK's own means. */
final class Cues {

    /** The end of each body: what no log may show. */
    private static final String CANARY = ",\"canary\":\"" + Canaries.BODY + "\"}";

    private Cues() {}

    /** A FastPix media is ready. */
    static Wire fastpix(String id, String media) {
        return fastpix(id, media, "video.media.ready");
    }

    static Wire fastpix(String id, String media, String type) {
        return signed(
                Sender.FASTPIX,
                "{\"type\":\"" + type + "\",\"object\":{\"type\":\"media\",\"id\":\"" + media + "\"},\"id\":\"" + id
                        + "\",\"data\":{\"id\":\"" + media + "\"}" + CANARY);
    }

    /** The same with the time that FastPix signs. */
    static Wire fastpix(String id, Instant createdAt) {
        return signed(
                Sender.FASTPIX,
                "{\"type\":\"video.media.ready\",\"object\":{\"type\":\"media\",\"id\":\"m\"},\"id\":\"" + id
                        + "\",\"createdAt\":\"" + createdAt + "\",\"data\":{\"id\":\"m\"}" + CANARY);
    }

    static Wire flowplayer(String id, String video) {
        return signed(
                Sender.FLOWPLAYER,
                "{\"event_type\":\"VIDEO_READY\",\"event_id\":\"" + id + "\",\"payload\":{\"id\":\"" + video + "\"}"
                        + CANARY);
    }

    static Wire shotstack(String render, String url) {
        return signed(
                Sender.SHOTSTACK,
                "{\"type\":\"edit\",\"action\":\"render\",\"id\":\"" + render
                        + "\",\"owner\":\"o\",\"status\":\"done\",\"url\":\"" + url + "\"" + CANARY);
    }

    static Wire aioz(String media) {
        return signed(
                Sender.AIOZ,
                "{\"type\":\"encoding.finished\",\"media_id\":\"" + media + "\",\"status\":\"done\",\"user_id\":\"u\""
                        + CANARY);
    }

    /** Any body, signed, to the endpoint that is called like its platform. */
    static Wire signed(Sender sender, String body) {
        Wire wire = sender.sign(body);
        String query =
                wire.url().contains("?") ? wire.url().substring(wire.url().indexOf('?')) : "";
        return wire.withUrl("/webhooks/" + sender.platform().id() + query);
    }
}
