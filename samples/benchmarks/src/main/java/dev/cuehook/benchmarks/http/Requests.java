package dev.cuehook.benchmarks.http;

import dev.cuehook.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests of a kilobyte as they go over the wire. */
public final class Requests {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final String FALSE_SIGNATURE = Base64.getEncoder().encodeToString(new byte[32]);

    private Requests() {}

    /** What genuine ones are signed with. */
    public static Secret secret() {
        return Secret.of(Base64.getEncoder().encodeToString(KEY));
    }

    /** A new, genuine delivery. */
    public static byte[] genuine(String endpoint) {
        byte[] body = body();
        return request(endpoint, signature(body), body);
    }

    /** The same, after which the server is to close the connection. */
    public static byte[] genuineAlone(String endpoint) {
        byte[] body = body();
        return request(endpoint, signature(body) + "\r\nConnection: close", body);
    }

    /** One whose signature only the whole body shows to be false. */
    public static byte[] forged(String endpoint) {
        return request(endpoint, FALSE_SIGNATURE, body());
    }

    /** One whose head shows it. */
    public static byte[] malformed(String endpoint) {
        return request(endpoint, "?", body());
    }

    private static byte[] body() {
        return ("{\"type\":\"video.media.updated\",\"object\":{\"type\":\"media\",\"id\":\"" + UUID.randomUUID()
                        + "\"},\"id\":\"" + UUID.randomUUID() + "\",\"data\":{\"title\":\"" + "x".repeat(850)
                        + "\"},\"createdAt\":\"" + Instant.now() + "\",\"attempts\":[]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] request(String endpoint, String signature, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST /webhooks/" + endpoint + " HTTP/1.1\r\nHost: localhost\r\nFastPix-Signature: "
                        + signature + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
