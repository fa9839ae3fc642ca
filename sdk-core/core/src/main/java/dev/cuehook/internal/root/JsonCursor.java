package dev.cuehook.internal.root;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cuehook.Json;
import dev.cuehook.JsonLimits;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body from front to back, straight into the platforms' resources. Every read takes the whole value; one of
 * another type than asked for is passed over and gives null.
 *
 * <p>Not thread-safe; one for each body. Fails only with the parser's {@link IOException}s, which the engine turns into
 * an unreadable body.
 */
public final class JsonCursor implements AutoCloseable {

    private static final int LONGEST_NUMBER = 40;

    private final byte[] body;
    private final JsonLimits limits;
    private final JsonParser parser;
    private final MemberNames names = new MemberNames();

    /** A cursor before the first token. */
    public JsonCursor(byte[] body, JsonLimits limits) throws IOException {
        this.body = body;
        this.limits = limits;
        this.parser = JsonFormat.parser(body, limits);
    }

    /** Moves to the first token; whether an object begins there. */
    public boolean startsObject() throws IOException {
        return parser.nextToken() == JsonToken.START_OBJECT;
    }

    /** Whether nothing but white space is left. */
    public boolean atEnd() throws IOException {
        return parser.nextToken() == null;
    }

    /** Moves to the next member's value; its name, or null at the end of the object. */
    public @Nullable String next() throws IOException {
        String name = parser.nextFieldName();
        if (name == null) {
            endObject();
        } else {
            names.add(name, parser);
            parser.nextToken();
        }
        return name;
    }

    /** Whether the value is an object. */
    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Whether the value is an array. */
    public boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Moves to the array's next item; false at its end. */
    public boolean nextItem() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** Passes over the value. */
    public void skip() throws IOException {
        int open = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            if (token == JsonToken.FIELD_NAME) {
                names.add(parser.currentName(), parser);
            } else if (token.isStructStart()) {
                open++;
            } else if (token.isStructEnd()) {
                open--;
                endObject();
            }
            if (open == 0) {
                return;
            }
            token = parser.nextToken(); // never null here: the parser fails on an end inside a value
        }
    }

    private void endObject() {
        names.endedAt(parser.getParsingContext().getNestingDepth());
    }

    /** A string. */
    public @Nullable String text() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        skip();
        return null;
    }

    /** An id: a string, or a whole number in its literal text. */
    public @Nullable String id() throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getText() : text();
    }

    /** A string, or a number in its literal text; null for anything else. */
    public @Nullable String scalar() throws IOException {
        return isNumber() ? parser.getText() : text();
    }

    /** An open vocabulary: a string in its value type. */
    public <T> @Nullable T value(Function<String, T> type) throws IOException {
        String text = text();
        return text == null ? null : type.apply(text);
    }

    /** True or false. */
    public @Nullable Boolean bool() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        skip();
        return null;
    }

    /** A whole number, or a string that spells one. */
    public @Nullable Long integer() throws IOException {
        String literal = numeral();
        try {
            return literal == null ? null : Long.valueOf(literal);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A number, or a string that spells one; null where it is none or has no finite value. */
    public @Nullable Double number() throws IOException {
        String literal = numeral();
        try {
            Double value = literal == null ? null : Double.valueOf(literal);
            return value == null || value.isNaN() || value.isInfinite() ? null : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A time, in any spelling of {@link WireTime}. */
    public @Nullable Instant instant() throws IOException {
        if (isNumber()) {
            return WireTime.epoch(parser.getText());
        }
        String text = text();
        return text == null ? null : WireTime.instant(text);
    }

    /** A duration: a number of seconds, or {@code HH:MM:SS[.fff]}. */
    public @Nullable Duration duration() throws IOException {
        if (isNumber()) {
            return WireTime.seconds(parser.getText());
        }
        String text = text();
        return text == null ? null : WireTime.duration(text);
    }

    /** A URI; null where the text is none. */
    public @Nullable URI uri() throws IOException {
        String text = text();
        try {
            return text == null || text.isEmpty() ? null : URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** An object, read by its resource. */
    public <T> @Nullable T object(Reader<T> reader) throws IOException {
        if (isObject()) {
            return reader.read(this);
        }
        skip();
        return null;
    }

    /** An object that was kept as {@link #json} because it was not known yet what it is. */
    public <T> @Nullable T object(Json kept, Reader<T> reader) throws IOException {
        try (JsonCursor in = new JsonCursor(kept.bytes(), limits)) {
            return in.startsObject() ? reader.read(in) : null;
        }
    }

    /** The objects of an array; items of other types are left out, and anything but an array gives an empty list. */
    public <T> List<T> objects(Reader<T> reader) throws IOException {
        return list(() -> object(reader));
    }

    /** The strings of an array; items of other types are left out. */
    public List<String> texts() throws IOException {
        return list(this::text);
    }

    /** The string members of an object, in order; members of other types are left out. */
    public Map<String, String> textMap() throws IOException {
        if (!isObject()) {
            skip();
            return Map.of();
        }
        Map<String, String> members = new LinkedHashMap<>();
        for (String name = next(); name != null; name = next()) {
            String text = text();
            if (text != null) {
                members.put(name, text);
            }
        }
        return Collections.unmodifiableMap(members);
    }

    /** The value as raw JSON, whatever it is. */
    public Json json() throws IOException {
        int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        if (parser.currentToken().isStructStart()) {
            skip();
        } else {
            parser.finishToken();
        }
        int to = Math.toIntExact(parser.currentLocation().getByteOffset());
        return Json.of(Arrays.copyOfRange(body, from, to));
    }

    private <T> List<T> list(Item<T> item) throws IOException {
        if (!isArray()) {
            skip();
            return List.of();
        }
        List<T> items = new ArrayList<>();
        while (nextItem()) {
            T read = item.read();
            if (read != null) {
                items.add(read);
            }
        }
        return Collections.unmodifiableList(items);
    }

    /** Whether the value is a number. */
    public boolean isNumber() {
        JsonToken token = parser.currentToken();
        return token != null && token.isNumeric();
    }

    private @Nullable String numeral() throws IOException {
        String text = scalar();
        return text == null || text.isEmpty() || text.length() > LONGEST_NUMBER ? null : text;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Reads a resource: the cursor stands on its opening brace and is left on its closing one. */
    @FunctionalInterface
    public interface Reader<T> {
        /** The resource. */
        T read(JsonCursor in) throws IOException;
    }

    @FunctionalInterface
    private interface Item<T> {
        @Nullable
        T read() throws IOException;
    }
}
