package dev.cuehook.internal.root;

import dev.cuehook.JsonLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether two texts are the same JSON value. Numbers are the same when they are written the same; a duplicate name, invalid
 * UTF-8 or anything behind the value makes them different. Of the claims a tree of offsets is made; of the body, which anybody
 * may have grown, nothing.
 */
public final class JsonEquality {

    private final byte[] claims;
    private final byte[] body;

    private JsonEquality(byte[] claims, byte[] body) {
        this.claims = claims;
        this.body = body;
    }

    /** Whether both are the same bytes, or one strict JSON value and the same one. */
    public static boolean sameValue(byte[] claims, byte[] body) {
        if (Arrays.equals(claims, body)) {
            return true; // or neither is JSON, which shows when the body is read
        }
        try {
            return new JsonEquality(claims, body).inAnyOrder();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean inAnyOrder() throws IOException {
        JsonTokens one = tokens(claims);
        Object value = value(one);
        JsonTokens other = tokens(body);
        return one.atEnd() && isValue(value, other) && other.atEnd();
    }

    /** With the widest limits: a verifier's own decide when it reads the event. */
    private static JsonTokens tokens(byte[] json) {
        return new JsonTokens(json, JsonLimits.widest());
    }

    private static Object value(JsonTokens in) throws IOException {
        if (in.isObject()) {
            in.enter();
            Map<String, Object> members = new HashMap<>();
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                members.put(name, value(in));
            }
            return members;
        }
        if (in.isArray()) {
            in.enter();
            List<Object> items = new ArrayList<>();
            while (in.nextItem()) {
                items.add(value(in));
            }
            return items;
        }
        return scalar(in);
    }

    private boolean isValue(Object expected, JsonTokens in) throws IOException {
        if (in.isObject()) {
            return expected instanceof Map<?, ?> members && areMembers(members, in);
        }
        if (in.isArray()) {
            return expected instanceof List<?> items && areItems(items, in);
        }
        return expected instanceof Scalar scalar && same(scalar, scalar(in));
    }

    private boolean areMembers(Map<?, ?> expected, JsonTokens in) throws IOException {
        in.enter();
        int left = expected.size();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            Object value = expected.get(name);
            if (value == null || !isValue(value, in)) {
                return false;
            }
            left--; // no name comes twice
        }
        return left == 0;
    }

    private boolean areItems(List<?> expected, JsonTokens in) throws IOException {
        in.enter();
        for (Object value : expected) {
            if (!in.nextItem() || !isValue(value, in)) {
                return false;
            }
        }
        return !in.nextItem();
    }

    /** Where the value stands; an object or array only stands beside what is none. */
    private static Scalar scalar(JsonTokens in) throws IOException {
        int from = in.offset();
        in.skip();
        return new Scalar(from, in.offset());
    }

    /** What is written the same is the same; what is not can only be a text with escapes, whose meaning counts. */
    private boolean same(Scalar ofClaims, Scalar ofBody) {
        return Arrays.equals(claims, ofClaims.from, ofClaims.to, body, ofBody.from, ofBody.to)
                || (ofClaims.isText(claims)
                        && ofBody.isText(body)
                        && ofClaims.text(claims).equals(ofBody.text(body)));
    }

    /** A value that was read, by its offsets. */
    private record Scalar(int from, int to) {

        boolean isText(byte[] json) {
            return json[from] == '"';
        }

        String text(byte[] json) {
            return JsonEscapes.decode(json, from + 1, to - 1);
        }
    }
}
