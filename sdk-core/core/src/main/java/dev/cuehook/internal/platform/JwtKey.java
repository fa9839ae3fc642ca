package dev.cuehook.internal.platform;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.TimeWindow;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A shared secret of JWTs. java-jwt checks the signature, with the algorithm pinned when the key was made. */
final class JwtKey implements SignatureScheme.Key {

    private final Algorithm algorithm;

    JwtKey(Secret secret) {
        this(secret.revealSecretBytes());
    }

    JwtKey(byte[] secret) {
        this.algorithm = Algorithm.HMAC256(secret);
    }

    /**
     * Why this token does not pass; null where it does.
     *
     * @param leeway how far {@code exp} and {@code nbf} may be off; null leaves them unchecked
     */
    @Nullable
    Refusal refusal(JwtText token, Clock clock, @Nullable TimeWindow leeway) {
        try {
            DecodedJWT decoded = JWT.decode(token.token());
            algorithm.verify(decoded);
            return leeway == null ? null : outside(decoded, clock.instant(), leeway);
        } catch (SignatureVerificationException e) {
            return Refusal.SIGNATURE_MISMATCH;
        } catch (RuntimeException e) {
            return Refusal.SIGNATURE_MALFORMED; // java-jwt's messages print the payload: neither logged nor chained
        }
    }

    private static @Nullable Refusal outside(DecodedJWT decoded, Instant now, TimeWindow leeway) {
        Instant expires = decoded.getExpiresAtAsInstant();
        Instant notBefore = decoded.getNotBeforeAsInstant();
        if (expires != null && now.isAfter(expires.plus(leeway.maxAge()))) {
            return Refusal.TOO_OLD;
        }
        return notBefore != null && now.plus(leeway.maxAhead()).isBefore(notBefore) ? Refusal.TOO_NEW : null;
    }
}
