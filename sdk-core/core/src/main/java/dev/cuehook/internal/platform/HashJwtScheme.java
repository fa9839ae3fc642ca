package dev.cuehook.internal.platform;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.WebhookHead;
import dev.cuehook.internal.root.ConstantTime;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.TimeWindow;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JWT with a claim that holds the digest of the body; {@code iss} names the API key, {@code exp} and {@code nbf} count. */
public record HashJwtScheme(String hashClaim, @Nullable TimeWindow leeway) implements SignatureScheme {

    /** What clocks may differ by; the token carries its own life span. */
    private static final TimeWindow LEEWAY = new TimeWindow(Duration.ofSeconds(10), Duration.ofSeconds(10));

    /** A scheme that heeds the token's life span. */
    public HashJwtScheme(String hashClaim) {
        this(hashClaim, LEEWAY);
    }

    @Override
    public SignatureScheme ignoringAge() {
        return new HashJwtScheme(hashClaim, null);
    }

    @Override
    public Key key(Secret secret) {
        return new JwtKey(secret);
    }

    @Override
    public @Nullable TimeWindow window() {
        return null; // the token's own exp and nbf, not a signed time, bound its age
    }

    @Override
    public Presented present(WebhookHead head) {
        JwtText token = JwtText.any(head);
        Map<String, String> claims = token.claims(hashClaim, "iss");
        String hash = claims.get(hashClaim);
        byte[] digest = hash == null ? null : SignatureText.base64(hash);
        if (digest == null) {
            throw SignatureLayout.malformed("the token's claim '" + hashClaim + "' is not a Base64 digest");
        }
        return new PresentedHash(token, claims.get("iss"), digest, leeway);
    }

    @Override
    public boolean namesOwner() {
        return true;
    }

    private record PresentedHash(
            JwtText token,
            @Nullable String owner,
            byte[] digest,
            @Nullable TimeWindow leeway) implements Presented {

        @Override
        public Verdict check(byte[] body, Key key, Clock clock) {
            Refusal refusal = ((JwtKey) key).refusal(token, clock, leeway);
            if (refusal != null) {
                return Verdict.refused(refusal);
            }
            return ConstantTime.equal(Sha256.of(body), digest)
                    ? Verdict.matched(body)
                    : Verdict.refused(Refusal.CLAIMS_MISMATCH);
        }
    }
}
