package dev.cuehook.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.canaries.Canaries;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as the platforms do, with the JDK alone. */
final class Signed {

    private Signed() {}

    static byte[] hmac(byte[] key, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(String key, String content) {
        return Canaries.proof(HexFormat.of().formatHex(hmac(key.getBytes(UTF_8), content)));
    }

    /** With a key that is itself Base64. */
    static String base64(String base64Key, String content) {
        return Canaries.proof(
                Base64.getEncoder().encodeToString(hmac(Base64.getDecoder().decode(base64Key), content)));
    }

    static String jwt(String key, String claims) {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String unsigned = url.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "."
                + url.encodeToString(claims.getBytes(UTF_8));
        return Canaries.proof(unsigned + "." + url.encodeToString(hmac(key.getBytes(UTF_8), unsigned)));
    }
}
