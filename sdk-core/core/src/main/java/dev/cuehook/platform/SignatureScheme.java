package dev.cuehook.platform;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.internal.platform.ClaimsJwtScheme;
import dev.cuehook.internal.platform.HashJwtScheme;
import dev.cuehook.internal.platform.UrlTokenScheme;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a platform proves that a delivery is its own. Most schemes are data: see {@link #hmacSha256()}. One that must be code
 * implements this interface and answers, for each key, <em>matched</em> or a refusal.
 *
 * <p>Implementations hold no secret, are immutable and thread-safe, and never throw for any request but
 * {@link WebhookRefusedException}.
 *
 * @since 0.1
 */
public interface SignatureScheme {

    /**
     * The key that a configured secret stands for; called when a verifier is built.
     *
     * @throws IllegalArgumentException if the secret has not the platform's form; the message says what was expected
     */
    Key key(Secret secret);

    /**
     * Reads what the head presents, before any byte of the body.
     *
     * @throws WebhookRefusedException if there is nothing to check, or it has not the scheme's form
     */
    Presented present(WebhookHead head);

    /** What a match proves: {@code SIGNED} unless the scheme checks a mere token. */
    default Assurance assurance() {
        return Assurance.SIGNED;
    }

    /** How fresh a signed time must be; null where the scheme signs none. */
    default @Nullable TimeWindow window() {
        return null;
    }

    /** The same scheme without any bound that a proof sets to its own age, such as a token's {@code exp}. */
    default SignatureScheme ignoringAge() {
        return this;
    }

    /** Whether its requests name whose key signed them, so that keys can be configured by {@link Presented#owner() owner}. */
    default boolean namesOwner() {
        return false;
    }

    /**
     * The same scheme with secrets in another form.
     *
     * @throws IllegalArgumentException if this scheme knows only one form
     */
    default SignatureScheme withSecretForm(SecretForm form) {
        throw new IllegalArgumentException(
                "This platform's secrets have one form only; remove the secret form " + form + ".");
    }

    /** A key made from a secret; opaque to everyone but its scheme, immutable and thread-safe. */
    interface Key {}

    /** What one request presents as its proof. */
    interface Presented {

        /** The signed time; null where none is signed. The window is checked against it before the body is read. */
        default @Nullable Instant signedAt() {
            return null;
        }

        /** Which webhook, API key or tenant the request says it is of; null where it does not say. Not verified yet. */
        default @Nullable String owner() {
            return null;
        }

        /** Values that the signature covers beside the body, such as a message id, exactly as received. */
        default Map<String, String> signedFields() {
            return Map.of();
        }

        /** Where a {@link dev.cuehook.SecretSource} may peek: the unverified body, or what stands for it. */
        default byte[] peekable(byte[] body) {
            return body;
        }

        /** Whether the head alone decides, so that nothing of a refused body is read. */
        default boolean headDecides() {
            return false;
        }

        /** Checks the proof over these bytes with one key; {@code clock} is the verifier's, for proofs that carry a life span. */
        Verdict check(byte[] body, Key key, Clock clock);
    }

    /** What came of one check. */
    final class Verdict {

        private final byte @Nullable [] verified;
        private final @Nullable Refusal refusal;

        private Verdict(byte @Nullable [] verified, @Nullable Refusal refusal) {
            this.verified = verified;
            this.refusal = refusal;
        }

        /** The proof fits; these are the bytes that it covers. */
        public static Verdict matched(byte[] verified) {
            return new Verdict(verified, null);
        }

        /**
         * The proof does not fit. {@link Refusal#SIGNATURE_MISMATCH} lets the next key try, everything else is final.
         */
        public static Verdict refused(Refusal refusal) {
            return new Verdict(null, Objects.requireNonNull(refusal, "refusal"));
        }

        /** The bytes that the proof covers; null where it was refused. */
        public byte @Nullable [] verified() {
            return verified;
        }

        /** Why not; null where it matched. */
        public @Nullable Refusal refusal() {
            return refusal;
        }
    }

    /** Begins a scheme with HMAC-SHA256 in headers: the most common kind. */
    static HeaderSchemeBuilder hmacSha256() {
        return new HeaderSchemeBuilder("SHA-256");
    }

    /** Begins a scheme with HMAC-SHA384 in headers. */
    static HeaderSchemeBuilder hmacSha384() {
        return new HeaderSchemeBuilder("SHA-384");
    }

    /** Begins a scheme with HMAC-SHA512 in headers. */
    static HeaderSchemeBuilder hmacSha512() {
        return new HeaderSchemeBuilder("SHA-512");
    }

    /** Begins a scheme with HMAC-SHA1 in headers: for platforms that have nothing better. */
    static HeaderSchemeBuilder hmacSha1() {
        return new HeaderSchemeBuilder("SHA-1");
    }

    /** A secret token in the callback URL's query; proves {@link Assurance#TOKEN} and no more. */
    static SignatureScheme urlToken(String parameter) {
        return new UrlTokenScheme(parameter);
    }

    /**
     * A JWT (HS256) in {@code Authorization: Bearer} whose claims are the event: the claims are the verified bytes, the
     * body must equal them.
     *
     * @param ownerClaim the claim that names whose key signed, such as {@code webhook_id}
     */
    static SignatureScheme jwtOfClaims(String ownerClaim) {
        return new ClaimsJwtScheme(ownerClaim);
    }

    /**
     * A JWT (HS256) in {@code Authorization} with a claim that holds the Base64 SHA-256 of the body; {@code iss} names whose
     * key signed.
     */
    static SignatureScheme jwtOfBodyHash(String hashClaim) {
        return new HashJwtScheme(hashClaim);
    }
}
