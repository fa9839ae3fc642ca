package dev.cuehook.internal.root;

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
 * <p>Not thread-safe; one for each body. Fails only with {@link IOException}s, which the engine turns into an unreadable
 * body.
 */
public final class JsonCursor {

    private static final int LONGEST_NUMBER = 40;

    private final byte[] body;
    private final JsonLimits limits;
    private final JsonTokens tokens;

    /** A cursor on the value that the body is. */
    public JsonCursor(byte[] body, JsonLimits limits) throws IOException {
        this.body = body;
        this.limits = limits;
        this.tokens = new JsonTokens(body, limits);
    }

    /** Goes into the object that the body is; false if it is none. */
    public boolean startsObject() throws IOException {
        return enters(tokens.isObject());
    }

    /** Whether nothing but white space is left. */
    public boolean atEnd() {
        return tokens.atEnd();
    }

    /** Moves to the next member's value; its name, or null behind the end of the object. */
    public @Nullable String next() throws IOException {
        return tokens.nextName();
    }

    /** Goes into the value if it is an object; if not, it is still to be read. */
    public boolean entersObject() throws IOException {
        return enters(tokens.isObject());
    }

    /** Goes into the value if it is an array; if not, it is still to be read. */
    public boolean entersArray() throws IOException {
        return enters(tokens.isArray());
    }

    private boolean enters(boolean fits) throws IOException {
        if (fits) {
            tokens.enter();
        }
        return fits;
    }

    /** Moves to the array's next item; false behind its end. */
    public boolean nextItem() throws IOException {
        return tokens.nextItem();
    }

    /** Passes over the value. */
    public void skip() throws IOException {
        tokens.skip();
    }

    /** A string. */
    public @Nullable String text() throws IOException {
        if (tokens.isText()) {
            return tokens.text();
        }
        skip();
        return null;
    }

    /** An id: a string, or a whole number in its literal text. */
    public @Nullable String id() throws IOException {
        if (!isNumber()) {
            return text();
        }
        boolean whole = tokens.isWhole();
        String literal = tokens.number();
        return whole ? literal : null;
    }

    /** A string, or a number in its literal text; null for anything else. */
    public @Nullable String scalar() throws IOException {
        return isNumber() ? tokens.number() : text();
    }

    /** An open vocabulary: a string in its value type. */
    public <T> @Nullable T value(Function<String, T> type) throws IOException {
        if (tokens.isText()) {
            return type.apply(tokens.word());
        }
        skip();
        return null;
    }

    /** True or false. */
    public @Nullable Boolean bool() throws IOException {
        byte kind = tokens.kind();
        skip();
        return kind == 't' ? Boolean.TRUE : kind == 'f' ? Boolean.FALSE : null;
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
            return WireTime.epoch(tokens.number());
        }
        int from = tokens.offset() + 1;
        if (tokens.takesPlainText()) {
            return WireTime.instant(body, from, tokens.offset() - 1);
        }
        String text = text();
        return text == null ? null : WireTime.instant(text);
    }

    /** A duration: a number of seconds, or {@code HH:MM:SS[.fff]}. */
    public @Nullable Duration duration() throws IOException {
        if (isNumber()) {
            return WireTime.seconds(tokens.number());
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
        if (entersObject()) {
            return reader.read(this);
        }
        skip();
        return null;
    }

    /** An object that was kept as {@link #json} because it was not known yet what it is. */
    public <T> @Nullable T object(Json kept, Reader<T> reader) throws IOException {
        JsonCursor in = new JsonCursor(kept.bytes(), limits);
        return in.startsObject() ? reader.read(in) : null;
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
        if (!entersObject()) {
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
        int from = tokens.offset();
        skip();
        return Json.of(Arrays.copyOfRange(body, from, tokens.offset()));
    }

    /** The object that was entered last, and of which nothing was read yet, as raw JSON. */
    public Json whole() throws IOException {
        int from = tokens.offset() - 1;
        tokens.leave();
        return Json.of(Arrays.copyOfRange(body, from, tokens.offset()));
    }

    private <T> List<T> list(Item<T> item) throws IOException {
        if (!entersArray()) {
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
        return tokens.isNumber();
    }

    private @Nullable String numeral() throws IOException {
        String text = scalar();
        return text == null || text.isEmpty() || text.length() > LONGEST_NUMBER ? null : text;
    }

    /** Reads a resource: the cursor stands behind its opening brace and is left behind its closing one. */
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
