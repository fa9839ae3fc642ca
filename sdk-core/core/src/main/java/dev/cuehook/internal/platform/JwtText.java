package dev.cuehook.internal.platform;

import dev.cuehook.JsonLimits;
import dev.cuehook.Refusal;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compact JWT from the {@code Authorization} header, checked for form before java-jwt sees it: three unpadded Base64url
 * segments, and a header that pins the algorithm and asks for no extension.
 */
record JwtText(String token, byte[] payload) {

    private static final String BEARER = "bearer ";
    private static final int LONGEST = 1 << 20;

    /** With one of these nearly every token begins: there is nothing left to find in them. */
    private static final String ALGORITHM_FIRST = base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + ".";

    private static final String TYPE_FIRST = base64Url("{\"typ\":\"JWT\",\"alg\":\"HS256\"}") + ".";

    /** A token, with or without {@code Bearer} before it. */
    static JwtText any(WebhookHead head) {
        return of(head, false);
    }

    /** A token behind {@code Bearer}. */
    static JwtText bearer(WebhookHead head) {
        return of(head, true);
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
        int payload = token.indexOf('.') + 1;
        int signature = token.indexOf('.', payload) + 1;
        if (payload == 0 || signature == 0 || token.indexOf('.', signature) >= 0 || token.length() > LONGEST) {
            throw SignatureLayout.malformed(
                    "the token has not three segments, or more than " + LONGEST + " characters");
        }
        boolean plain = token.startsWith(ALGORITHM_FIRST) || token.startsWith(TYPE_FIRST);
        byte[] header = plain ? null : decoded(token, 0, payload - 1);
        byte[] claims = decoded(token, payload, signature - 1);
        decoded(token, signature, token.length());
        if (header != null) {
            requirePinnedHeader(strings(header, "alg", "crit", "b64"));
        }
        return new JwtText(token, claims);
    }

    private static byte[] decoded(String token, int from, int to) {
        byte[] bytes = SignatureText.base64Url(token.substring(from, to));
        if (bytes == null) {
            throw SignatureLayout.malformed("a segment of the token is not unpadded Base64url");
        }
        return bytes;
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
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

    /**
     * Those of these claims that are text and not empty.
     *
     * @throws WebhookRefusedException if the payload is not one strict JSON object
     */
    Map<String, String> claims(String... names) {
        Map<String, String> claims = strings(payload, names);
        claims.values().removeIf(String::isEmpty);
        return claims;
    }

    /** The same of one claim, of a payload that is readable or not: that is nobody's business before it is genuine. */
    @Nullable
    String claimIfReadable(String name) {
        try {
            return claims(name).get(name);
        } catch (WebhookRefusedException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "JwtText[…]";
    }
}
