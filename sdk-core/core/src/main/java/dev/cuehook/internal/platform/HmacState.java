package dev.cuehook.internal.platform;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) as two digests that have taken in the key's inner and outer pad. Each message starts from clones of
 * them: no key schedule and no provider look-up per message, and nothing that threads have to share or keep. The two
 * originals are never updated again, which makes them safe to share.
 */
final class HmacState {

    private final MessageDigest inner;
    private final MessageDigest outer;

    HmacState(String digest, byte[] key) {
        int block = digest.equals("SHA-384") || digest.equals("SHA-512") ? 128 : 64;
        try {
            MessageDigest hash = MessageDigest.getInstance(digest);
            byte[] padded = Arrays.copyOf(key.length > block ? hash.digest(key) : key, block);
            inner = keyed(hash, padded, (byte) 0x36);
            outer = keyed(hash, padded, (byte) 0x5c);
            Arrays.fill(padded, (byte) 0);
            copy(inner); // fails here, where a verifier is built, and not at the first request
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java security providers have no " + digest + ".", e);
        }
    }

    private static MessageDigest keyed(MessageDigest hash, byte[] padded, byte pad) throws GeneralSecurityException {
        MessageDigest keyed = MessageDigest.getInstance(hash.getAlgorithm(), hash.getProvider());
        byte[] mixed = new byte[padded.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (byte) (padded[i] ^ pad);
        }
        keyed.update(mixed);
        return keyed;
    }

    /** A digest to update with the message. */
    MessageDigest begin() {
        return copy(inner);
    }

    /** The MAC of what was given to {@link #begin()}'s digest. */
    byte[] finish(MessageDigest message) {
        MessageDigest last = copy(outer);
        last.update(message.digest());
        return last.digest();
    }

    private static MessageDigest copy(MessageDigest state) {
        try {
            return (MessageDigest) state.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(
                    "The Java security provider's digests cannot be cloned; put the JDK's own provider first.", e);
        }
    }
}
