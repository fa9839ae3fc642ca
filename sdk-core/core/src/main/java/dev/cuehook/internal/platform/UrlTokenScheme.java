package dev.cuehook.internal.platform;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.internal.root.ConstantTime;
import dev.cuehook.platform.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A secret token in the query, compared as it came: what needs no encoding needs no decoding. */
public record UrlTokenScheme(String parameter) implements SignatureScheme {

    private static final int SHORTEST = 16;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]{" + SHORTEST + ",}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9._~-]+");

    /** Checks the name. */
    public UrlTokenScheme {
        if (!PARAMETER.matcher(parameter).matches()) {
            throw new IllegalArgumentException("The parameter is called '" + parameter
                    + "'; expected a name of A-Z a-z 0-9 . _ ~ - that needs no encoding.");
        }
    }

    @Override
    public Key key(Secret secret) {
        byte[] token = secret.revealSecretBytes();
        if (!TOKEN.matcher(new String(token, StandardCharsets.UTF_8)).matches()) {
            throw new IllegalArgumentException("The URL token has "
                    + (token.length < SHORTEST ? token.length + " characters" : "a character that a URL would encode")
                    + "; expected at least " + SHORTEST + " of A-Z a-z 0-9 . _ ~ - only. "
                    + "Make one with: openssl rand -hex 24");
        }
        return new Token(token);
    }

    @Override
    public Presented present(WebhookHead head) {
        String query = head.query();
        String found = query == null ? null : value(query);
        if (found == null) {
            throw new WebhookRefusedException(
                    Refusal.TOKEN_MISSING, "the URL has no parameter '" + parameter + "'; expected one");
        }
        return new PresentedToken(found.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Assurance assurance() {
        return Assurance.TOKEN;
    }

    private @Nullable String value(String query) {
        String found = null;
        int from = 0;
        while (from <= query.length()) {
            int ampersand = query.indexOf('&', from);
            int to = ampersand < 0 ? query.length() : ampersand;
            if (query.startsWith(parameter, from) && isValueOf(query, from + parameter.length(), to)) {
                if (found != null) {
                    throw new WebhookRefusedException(
                            Refusal.TOKEN_MISMATCH,
                            "the URL has the parameter '" + parameter + "' twice; expected once");
                }
                found = query.substring(Math.min(from + parameter.length() + 1, to), to);
            }
            from = to + 1;
        }
        return found;
    }

    private static boolean isValueOf(String query, int end, int to) {
        return end == to || query.charAt(end) == '='; // the name holds no ampersand, so it ends before one
    }

    private record Token(byte[] bytes) implements Key {}

    private record PresentedToken(byte[] token) implements Presented {

        @Override
        public boolean headDecides() {
            return true;
        }

        @Override
        public Verdict check(byte[] body, Key key, Clock clock) {
            return ConstantTime.equal(((Token) key).bytes, token)
                    ? Verdict.matched(body)
                    : Verdict.refused(Refusal.TOKEN_MISMATCH);
        }
    }
}
