package dev.cuehook.internal.platform;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.WebhookHead;
import dev.cuehook.internal.root.JsonEquality;
import dev.cuehook.platform.SignatureScheme;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A JWT whose claims are the event: verified bytes are its payload; the request's body is compared with it and dropped. */
public record ClaimsJwtScheme(String ownerClaim) implements SignatureScheme {

    @Override
    public Key key(Secret secret) {
        return new JwtKey(secret);
    }

    @Override
    public Presented present(WebhookHead head) {
        return new PresentedClaims(JwtText.bearer(head), ownerClaim);
    }

    @Override
    public boolean namesOwner() {
        return true;
    }

    private record PresentedClaims(JwtText token, String ownerClaim) implements Presented {

        @Override
        public @Nullable String owner() {
            return token.claimIfReadable(ownerClaim);
        }

        @Override
        public byte[] peekable(byte[] body) {
            return token.payload();
        }

        @Override
        public Verdict check(byte[] body, Key key, Clock clock) {
            Refusal refusal = ((JwtKey) key).refusal(token, clock, null);
            if (refusal != null) {
                return Verdict.refused(refusal);
            }
            return JsonEquality.sameValue(token.payload(), body)
                    ? Verdict.matched(token.payload())
                    : Verdict.refused(Refusal.CLAIMS_MISMATCH);
        }
    }
}
