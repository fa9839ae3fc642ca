package dev.cuehook.benchmarks.speed;

import dev.cuehook.WebhookRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A sender's side, with the JDK alone: the key of all, what it proves, and requests with the headers that usually come. */
final class Proof {

    static final String KEY = "0123456789abcdef0123456789abcdef";
    static final byte[] KEY_BYTES = utf8(KEY);

    private Proof() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A keyed {@code Mac}. */
    static Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY_BYTES, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] message) {
        return HexFormat.of().formatHex(mac().doFinal(message));
    }

    static String base64(byte[] message) {
        return Base64.getEncoder().encodeToString(mac().doFinal(message));
    }

    /** A text, and a body behind it. */
    static byte[] joined(String text, byte[] body) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(utf8(text));
        joined.writeBytes(body);
        return joined.toByteArray();
    }

    /** A token with these claims, signed with HS256. */
    static String jwt(byte[] claims) {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String unsigned =
                url.encodeToString(utf8("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")) + "." + url.encodeToString(claims);
        return unsigned + "." + url.encodeToString(mac().doFinal(utf8(unsigned)));
    }

    /** Header names and values in turn. */
    static WebhookRequest request(byte[] body, String... headers) {
        WebhookRequest.Builder request = WebhookRequest.post("/webhooks/x")
                .header("Host", "example.com")
                .header("User-Agent", "sender/1.0")
                .header("Accept", "*/*")
                .header("Content-Type", "application/json")
                .header("Content-Length", Integer.toString(body.length));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.body(body).build();
    }
}
