package dev.cuehook.internal.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cuehook.internal.root.JsonFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether two texts are the same JSON value: the cheapest way that decides goes first. Numbers are the same when they are
 * written the same; a duplicate name, invalid UTF-8 or anything behind the value makes them different.
 */
final class JsonEquality {

    private JsonEquality() {}

    /** Whether both are the same bytes, or one strict JSON value and the same one. */
    static boolean sameValue(byte[] claims, byte[] body) {
        if (Arrays.equals(claims, body)) {
            return true; // or neither is JSON, which shows when the body is read
        }
        try {
            return sameInStep(claims, body) || Objects.equals(tree(claims), tree(body));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean sameInStep(byte[] one, byte[] other) throws IOException {
        try (JsonParser a = JsonFormat.strictParser(one);
                JsonParser b = JsonFormat.strictParser(other)) {
            while (true) {
                JsonToken token = a.nextToken();
                if (token != b.nextToken()) {
                    return false;
                }
                if (token == null) {
                    return true;
                }
                if (!a.getText().equals(b.getText())) {
                    return false;
                }
            }
        }
    }

    private static @Nullable Object tree(byte[] json) throws IOException {
        try (JsonParser in = JsonFormat.strictParser(json)) {
            in.nextToken();
            Object value = value(in);
            if (in.nextToken() != null) {
                throw new IOException("Something stands behind the value.");
            }
            return value;
        }
    }

    private static @Nullable Object value(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> members = new HashMap<>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                members.put(name, value(in));
            }
            return members;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> items = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(in));
            }
            return items;
        }
        return new Scalar(token, in.getText());
    }

    /** A value with its kind: the number 1 is not the text "1". */
    private record Scalar(
            @Nullable JsonToken kind, @Nullable String text) {}
}
