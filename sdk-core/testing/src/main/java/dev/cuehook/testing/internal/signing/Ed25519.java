package dev.cuehook.testing.internal.signing;

import dev.cuehook.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** Ed25519 as the JDK has it. */
public final class Ed25519 {

    private static final int KEY_BYTES = 32;

    private Ed25519() {}

    /** The signature. */
    public static byte[] sign(PrivateKey key, byte[] content) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The key pair does not sign with Ed25519. Make one with KeyPairGenerator.getInstance(\"Ed25519\").",
                    e);
        }
    }

    /** The public key as Standard Webhooks writes it. */
    public static Secret publicKey(KeyPair keys) {
        byte[] encoded = keys.getPublic().getEncoded(); // X.509: the point is its end
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        return Secret.of("whpk_" + Base64.getEncoder().encodeToString(point));
    }
}
