package dev.cuehook.laws;

import dev.cuehook.Refusal;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.SignatureScheme.Presented;
import dev.cuehook.platform.SignatureScheme.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** A broken twin that no request can tell from the real thing, but a clock can: the rule about comparisons must reject it. */
public record ComparesTokenWithEquals(String token) implements Presented {

    @Override
    public Verdict check(byte[] body, SignatureScheme.Key key, Clock clock) {
        return token.equals(((Token) key).text()) ? Verdict.matched(body) : Verdict.refused(Refusal.TOKEN_MISMATCH);
    }

    /** The token as it is configured. */
    public record Token(String text) implements SignatureScheme.Key {

        /** From the bytes of a secret. */
        public Token(byte[] bytes) {
            this(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
