package dev.cuehook;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What makes a delivery the same delivery when it comes again: a 32-byte key made from signed material only, and a
 * readable text beside it. Two identities are equal when their keys are. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Identity {

    private final byte[] key;
    private final String readable;
    private final int hash;

    /**
     * An identity.
     *
     * @param key 32 bytes, copied
     * @param readable for people; neither unique nor complete
     */
    public Identity(byte[] key, String readable) {
        if (key.length != 32) {
            throw new IllegalArgumentException("The key has " + key.length + " bytes; expected 32.");
        }
        this.key = key.clone();
        this.readable = readable;
        this.hash = Arrays.hashCode(key);
    }

    /** The 32-byte key, a copy. */
    public byte[] key() {
        return key.clone();
    }

    /** The key in hexadecimal. */
    public String hex() {
        return HexFormat.of().formatHex(key);
    }

    /** A cut and cleaned text for logs and lists, such as the platform's event id; not unique. */
    public String readable() {
        return readable;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Identity that && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return readable;
    }
}
