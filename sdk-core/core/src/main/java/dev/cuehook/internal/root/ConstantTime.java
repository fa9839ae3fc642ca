package dev.cuehook.internal.root;

import java.security.MessageDigest;

/** The one place where MACs, tokens and secrets are compared. */
public final class ConstantTime {

    private ConstantTime() {}

    /** Whether both hold the same bytes; the time taken does not depend on where they differ. */
    public static boolean equal(byte[] expected, byte[] found) {
        return MessageDigest.isEqual(expected, found);
    }
}
