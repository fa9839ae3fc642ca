package dev.cuehook.servlet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.Secret;
import dev.cuehook.canaries.Canaries;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** JW Player as it speaks: a token that carries the event, made by the JDK. */
public final class JwPlayerWire {

    private static final String SECRET = Canaries.secret("a secret of the tests, which is long enough");

    private JwPlayerWire() {}

    public static Secret secret() {
        return Secret.of(SECRET);
    }

    /** A delivery whose body says the same as its token, in other words. */
    public static Message delivery(String target, byte[] payload, byte[] body) {
        String signed = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "." + encode(payload);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return Message.of("POST", target)
                    .header(
                            "Authorization",
                            Canaries.proof("Bearer " + signed + "." + encode(mac.doFinal(signed.getBytes(UTF_8)))))
                    .body(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
