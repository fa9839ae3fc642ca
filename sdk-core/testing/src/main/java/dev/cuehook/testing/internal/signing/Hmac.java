package dev.cuehook.testing.internal.signing;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 as the JDK has it. */
public final class Hmac {

    private Hmac() {}

    /** The code over these pieces, one after the other. */
    public static byte[] sha256(byte[] key, byte[]... pieces) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] piece : pieces) {
                mac.update(piece);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform has no HmacSHA256.", e);
        }
    }
}
