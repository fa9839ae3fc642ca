package dev.cuehook.internal.platform;

import dev.cuehook.internal.root.ConstantTime;
import dev.cuehook.platform.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import java.util.Map;

/** A key of a header scheme, which checks the signatures under its own label. */
abstract class SignatureKey implements SignatureScheme.Key {

    private final String label;

    private SignatureKey(String label) {
        this.label = label;
    }

    /** Whether one of these signatures was made with this key. */
    final boolean signed(
            List<LabelledSignature> signatures, ContentTemplate content, Map<String, String> fields, byte[] body) {
        for (LabelledSignature signature : signatures) {
            if (signature.label().equals(label)) {
                return signedAny(signatures, content, fields, body);
            }
        }
        return false;
    }

    final boolean isFor(LabelledSignature signature) {
        return signature.label().equals(label);
    }

    abstract boolean signedAny(
            List<LabelledSignature> signatures, ContentTemplate content, Map<String, String> fields, byte[] body);

    /** A shared secret. */
    static final class Hmac extends SignatureKey {

        private final HmacState state;

        Hmac(String label, String digest, byte[] key) {
            super(label);
            this.state = new HmacState(digest, key);
        }

        @Override
        boolean signedAny(
                List<LabelledSignature> signatures, ContentTemplate content, Map<String, String> fields, byte[] body) {
            MessageDigest message = state.begin();
            content.feed(fields, body, message::update);
            byte[] mac = state.finish(message);
            boolean matched = false;
            for (LabelledSignature signature : signatures) {
                matched |= isFor(signature) && ConstantTime.equal(mac, signature.bytes());
            }
            return matched;
        }
    }

    /** A public key. */
    static final class Ed25519 extends SignatureKey {

        /** A check takes a millisecond or more: a forged list must not buy 32 of them with one request. */
        private static final int MOST_CHECKS = 4;

        private final PublicKey key;

        Ed25519(String label, PublicKey key) {
            super(label);
            this.key = key;
        }

        @Override
        boolean signedAny(
                List<LabelledSignature> signatures, ContentTemplate content, Map<String, String> fields, byte[] body) {
            return signatures.stream()
                    .filter(this::isFor)
                    .limit(MOST_CHECKS)
                    .anyMatch(signature -> verify(signature, content, fields, body));
        }

        private boolean verify(
                LabelledSignature presented, ContentTemplate content, Map<String, String> fields, byte[] body) {
            try {
                Signature check = Signature.getInstance("Ed25519");
                check.initVerify(key);
                content.feed(fields, body, piece -> update(check, piece));
                return check.verify(presented.bytes());
            } catch (GeneralSecurityException e) {
                return false; // not 64 bytes, or no point of the curve: no signature of this key
            }
        }

        private static void update(Signature check, byte[] piece) {
            try {
                check.update(piece);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The signature check was not initialized.", e);
            }
        }
    }
}
