package dev.cuehook.internal.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, which every Java platform has. */
final class Sha256 {

    private static final MessageDigest EMPTY = fromProvider();

    private Sha256() {}

    static MessageDigest begin() {
        try {
            return (MessageDigest) EMPTY.clone(); // a look-up among the providers costs more than a small digest
        } catch (CloneNotSupportedException e) {
            return fromProvider();
        }
    }

    private static MessageDigest fromProvider() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", e);
        }
    }

    static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }
}
