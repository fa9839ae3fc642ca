package dev.cuehook.quickstart.docs;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.platform.SignatureScheme;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;

/** A scheme that must be code: the header is the hexadecimal SHA-256 of the body and the secret behind it. */
final class DigestScheme implements SignatureScheme {

    private static final HexFormat HEX = HexFormat.of();

    @Override
    public Key key(Secret secret) {
        return new Text(secret.revealSecretBytes());
    }

    @Override
    public Presented present(WebhookHead head) {
        List<String> values = head.headers("Digest-Signature");
        if (values.isEmpty()) {
            throw new WebhookRefusedException(Refusal.SIGNATURE_MISSING, "no header Digest-Signature; expected one");
        }
        if (values.size() > 1) {
            throw new WebhookRefusedException(Refusal.SIGNATURE_REPEATED, "Digest-Signature is there more than once");
        }
        try {
            return new Digest(HEX.parseHex(values.get(0)));
        } catch (IllegalArgumentException e) {
            throw new WebhookRefusedException(Refusal.SIGNATURE_MALFORMED, "Digest-Signature is not hexadecimal");
        }
    }

    private record Text(byte[] bytes) implements Key {}

    private record Digest(byte[] presented) implements Presented {

        @Override
        public Verdict check(byte[] body, Key key, Clock clock) {
            MessageDigest sha256 = sha256();
            sha256.update(body);
            byte[] expected = sha256.digest(((Text) key).bytes());
            return MessageDigest.isEqual(expected, presented) // constant time; never Arrays.equals
                    ? Verdict.matched(body)
                    : Verdict.refused(Refusal.SIGNATURE_MISMATCH);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
