package dev.cuehook.internal.platform;

import dev.cuehook.Secret;
import dev.cuehook.platform.SecretForm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a secret's text becomes a key, and the version of signatures which that key checks.
 *
 * @param required whether only a secret with the prefix is of this rule
 * @param digest the HMAC's digest; null for a public key
 */
public record KeyRule(
        String label,
        String prefix,
        boolean required,
        @Nullable String digest,
        SecretForm form) {

    private static final byte[] ED25519_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    /** A shared secret, whose prefix may be there or not. */
    public static KeyRule hmac(String label, String prefix, String digest, SecretForm form) {
        return new KeyRule(label, prefix, false, digest, form);
    }

    /** An Ed25519 public key, whose prefix must be there. */
    public static KeyRule ed25519(String label, String prefix) {
        return new KeyRule(label, prefix, true, null, SecretForm.BASE64);
    }

    KeyRule withForm(SecretForm other) {
        // A secret taken as text is taken whole: its prefix is part of the key.
        return digest == null
                ? this
                : new KeyRule(label, other == SecretForm.TEXT ? "" : prefix, required, digest, other);
    }

    boolean takes(Secret secret) {
        return !required || text(secret).startsWith(prefix);
    }

    SignatureKey key(Secret secret) {
        String text = text(secret);
        String value = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        byte[] bytes = form == SecretForm.TEXT
                ? value.getBytes(StandardCharsets.UTF_8)
                : SignatureText.base64OptionallyPadded(value);
        if (bytes == null || bytes.length == 0) {
            throw new IllegalArgumentException(
                    "The secret is not Base64" + (prefix.isEmpty() ? "" : " behind " + prefix)
                            + ". Copy the whole value from the platform's dashboard; this one may be cut or mistyped.");
        }
        return digest == null ? publicKey(bytes) : new SignatureKey.Hmac(label, digest, bytes);
    }

    private SignatureKey publicKey(byte[] point) {
        if (point.length != 32) {
            throw new IllegalArgumentException("The public key has " + point.length
                    + " bytes; expected the 32 of an Ed25519 key, in Base64 behind " + prefix + ".");
        }
        byte[] encoded = new byte[ED25519_HEADER.length + point.length];
        System.arraycopy(ED25519_HEADER, 0, encoded, 0, ED25519_HEADER.length);
        System.arraycopy(point, 0, encoded, ED25519_HEADER.length, point.length);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature.getInstance("Ed25519").initVerify(key); // only this looks whether the point is on the curve
            return new SignatureKey.Ed25519(label, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The value behind " + prefix + " is not an Ed25519 public key.");
        }
    }

    private static String text(Secret secret) {
        return new String(secret.revealSecretBytes(), StandardCharsets.UTF_8);
    }
}
