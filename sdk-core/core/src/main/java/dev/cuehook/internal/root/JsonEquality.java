package dev.cuehook.internal.root;

import dev.cuehook.JsonLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether two texts are the same JSON value: the cheapest way that decides goes first. Numbers are the same when they are
 * written the same; a duplicate name, invalid UTF-8 or anything behind the value makes them different.
 */
public final class JsonEquality {

    private JsonEquality() {}

    /** Whether both are the same bytes, or one strict JSON value and the same one. */
    public static boolean sameValue(byte[] claims, byte[] body) {
        if (Arrays.equals(claims, body)) {
            return true; // or neither is JSON, which shows when the body is read
        }
        try {
            return sameInStep(claims, body) || sameInAnyOrder(claims, body);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean sameInStep(byte[] claims, byte[] body) throws IOException {
        JsonTokens one = tokens(claims);
        JsonTokens other = tokens(body);
        return sameInStep(one, other) && one.atEnd() && other.atEnd();
    }

    private static boolean sameInAnyOrder(byte[] claims, byte[] body) throws IOException {
        JsonTokens one = tokens(claims);
        JsonTokens other = tokens(body);
        Object value = value(one);
        return one.atEnd() && isValue(value, other) && other.atEnd();
    }

    /** With the widest limits: a verifier's own decide when it reads the event. */
    private static JsonTokens tokens(byte[] json) {
        return new JsonTokens(json, JsonLimits.widest());
    }

    private static boolean sameInStep(JsonTokens one, JsonTokens other) throws IOException {
        if (one.isObject() && other.isObject()) {
            one.enter();
            other.enter();
            while (true) {
                String name = one.nextName();
                if (!Objects.equals(name, other.nextName())) {
                    return false;
                }
                if (name == null) {
                    return true;
                }
                if (!sameInStep(one, other)) {
                    return false;
                }
            }
        }
        if (one.isArray() && other.isArray()) {
            one.enter();
            other.enter();
            while (true) {
                boolean more = one.nextItem();
                if (more != other.nextItem()) {
                    return false;
                }
                if (!more) {
                    return true;
                }
                if (!sameInStep(one, other)) {
                    return false;
                }
            }
        }
        return scalar(one).equals(scalar(other));
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

    private static boolean isValue(Object expected, JsonTokens in) throws IOException {
        if (in.isObject()) {
            return expected instanceof Map<?, ?> members && areMembers(members, in);
        }
        if (in.isArray()) {
            return expected instanceof List<?> items && areItems(items, in);
        }
        return expected.equals(scalar(in));
    }

    private static boolean areMembers(Map<?, ?> expected, JsonTokens in) throws IOException {
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

    private static boolean areItems(List<?> expected, JsonTokens in) throws IOException {
        in.enter();
        for (Object value : expected) {
            if (!in.nextItem() || !isValue(value, in)) {
                return false;
            }
        }
        return !in.nextItem();
    }

    /** A text as it is meant, anything else as it is written; an object or array only stands beside what is none. */
    private static Object scalar(JsonTokens in) throws IOException {
        if (in.isText()) {
            return in.text();
        }
        if (in.isNumber()) {
            return new Numeral(in.number());
        }
        byte kind = in.kind();
        in.skip();
        return kind;
    }

    /** The number 1 is not the text "1". */
    private record Numeral(String literal) {}
}
