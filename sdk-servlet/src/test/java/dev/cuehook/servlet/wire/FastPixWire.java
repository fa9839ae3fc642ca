package dev.cuehook.servlet.wire;

import dev.cuehook.Secret;
import dev.cuehook.canaries.Canaries;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** FastPix as it speaks: bodies, and signatures by the JDK. */
public final class FastPixWire {

    public static final String HEADER = "FastPix-Signature";

    private static final byte[] KEY = "a key of the tests, thirty-two by".getBytes(StandardCharsets.UTF_8);

    private FastPixWire() {}

    /** The secret as the dashboard shows it. */
    public static Secret secret() {
        return Secret.of(Canaries.secret(Base64.getEncoder().encodeToString(KEY)));
    }

    public static byte[] mediaReady(String id) {
        return ("{\"type\":\"video.media.ready\",\"id\":\"" + id
                        + "\",\"object\":{\"type\":\"media\",\"id\":\"m-1\"},\"data\":{\"id\":\"m-1\",\"title\":\"Ta• \uD83C\uDFAC "
                        + Canaries.BODY + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As {@link #mediaReady}, with white space up to this length. */
    public static byte[] mediaReady(String id, int length) {
        byte[] body = new byte[length];
        java.util.Arrays.fill(body, (byte) ' ');
        byte[] json = mediaReady(id);
        System.arraycopy(json, 0, body, 0, json.length);
        return body;
    }

    public static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return Canaries.proof(Base64.getEncoder().encodeToString(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
