package dev.cuehook.internal.platform;

import dev.cuehook.JsonLimits;
import dev.cuehook.Refusal;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compact JWT from the {@code Authorization} header, checked for form before java-jwt sees it: three unpadded Base64url
 * segments, and a header that pins the algorithm and asks for no extension.
 */
record JwtText(String token, byte[] payload, Map<String, String> claims) {

    private static final String BEARER = "bearer ";
    private static final int LONGEST = 1 << 20;

    /** A token whose payload is read before anything else is decided: one strict JSON object. */
    static JwtText readable(WebhookHead head, String... claims) {
        JwtText token = of(head, false);
        return new JwtText(token.token, token.payload, strings(token.payload, claims));
    }

    /** A bearer token whose payload is the event: it is readable or not, but that is nobody's business before it is genuine. */
    static JwtText bearer(WebhookHead head, String... claims) {
        JwtText token = of(head, true);
        try {
            return new JwtText(token.token, token.payload, strings(token.payload, claims));
        } catch (WebhookRefusedException e) {
            return token;
        }
    }

    private static JwtText of(WebhookHead head, boolean bearerRequired) {
        List<String> values = head.headers("Authorization");
        if (values.isEmpty() || values.get(0).isBlank()) {
            throw new WebhookRefusedException(
                    Refusal.SIGNATURE_MISSING, "no Authorization header; expected a JWT in one");
        }
        if (values.size() > 1) {
            throw new WebhookRefusedException(
                    Refusal.SIGNATURE_REPEATED, "Authorization is there " + values.size() + " times; expected once");
        }
        String value = SignatureText.trimmed(values.get(0));
        boolean bearer = value.regionMatches(true, 0, BEARER, 0, BEARER.length());
        if (!bearer && bearerRequired) {
            throw SignatureLayout.malformed("Authorization is not 'Bearer' and a token");
        }
        return parse(bearer ? SignatureText.trimmed(value.substring(BEARER.length())) : value);
    }

    private static JwtText parse(String token) {
        String[] segments = token.split("\\.", 4); // of more, the last holds the rest
        if (segments.length != 3 || token.length() > LONGEST) {
            throw SignatureLayout.malformed(
                    "the token has not three segments, or more than " + LONGEST + " characters");
        }
        byte[] header = decoded(segments[0]);
        byte[] payload = decoded(segments[1]);
        decoded(segments[2]);
        requirePinnedHeader(strings(header, "alg", "crit", "b64"));
        return new JwtText(token, payload, Map.of());
    }

    private static byte[] decoded(String segment) {
        byte[] bytes = SignatureText.base64Url(segment);
        if (bytes == null) {
            throw SignatureLayout.malformed("a segment of the token is not unpadded Base64url");
        }
        return bytes;
    }

    private static void requirePinnedHeader(Map<String, String> header) {
        if (!"HS256".equals(header.get("alg"))) {
            throw SignatureLayout.malformed("the token's algorithm is not HS256");
        }
        if (header.containsKey("crit") || header.containsKey("b64")) {
            throw SignatureLayout.malformed("the token's header asks for an extension (crit or b64)");
        }
    }

    /** Those of these members that one strict JSON object has, with their text where the value is a string. */
    private static Map<String, String> strings(byte[] json, String... wanted) {
        try {
            JsonCursor in = new JsonCursor(json, JsonLimits.defaults());
            if (!in.startsObject()) {
                throw SignatureLayout.malformed("a segment of the token is not a JSON object");
            }
            List<String> asked = List.of(wanted);
            Map<String, String> members = new HashMap<>();
            for (String name = in.next(); name != null; name = in.next()) {
                if (asked.contains(name)) {
                    String text = in.text();
                    members.put(name, text == null ? "" : text);
                } else {
                    in.skip();
                }
            }
            if (!in.atEnd()) {
                throw SignatureLayout.malformed("something stands behind a JSON object in the token");
            }
            return members;
        } catch (IOException e) {
            throw SignatureLayout.malformed("a segment of the token is not strict JSON");
        }
    }

    /** A claim that is text and not empty; else null. */
    @Nullable
    String claim(String name) {
        String text = claims.get(name);
        return text == null || text.isEmpty() ? null : text;
    }

    @Override
    public String toString() {
        return "JwtText[…]";
    }
}
