package dev.cuehook;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cuehook.internal.root.JsonFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A read-only view of a JSON value, read when it is first looked at. Pointers are RFC 6901 ({@code /data/id}); the empty
 * pointer is the value itself. Nothing here fails on a missing or mistyped value: it is null, empty or not
 * {@link #exists() existing}. Immutable and thread-safe; {@code toString} shows no content.
 *
 * @since 0.1
 */
public final class Json {

    private final byte[] bytes;
    private volatile @Nullable JsonNode node;

    private Json(byte[] bytes, @Nullable JsonNode node) {
        this.bytes = bytes;
        this.node = node;
    }

    /**
     * A view of these UTF-8 bytes, which are kept without a copy and must not change.
     *
     * <p>Bytes that are not JSON show when the view is first looked at, as {@link WebhookUnreadableException}.
     */
    public static Json of(byte[] utf8) {
        return new Json(utf8, null);
    }

    /** The value at a pointer; one that does not {@link #exists() exist} where there is none. */
    public Json at(String pointer) {
        JsonNode found = node().at(JsonPointer.compile(pointer));
        return new Json(new byte[0], found);
    }

    /** Whether there is a value here; {@code null} is one. */
    public boolean exists() {
        return !node().isMissingNode();
    }

    /** Whether the value is {@code null}, or does not exist. */
    public boolean isNull() {
        JsonNode here = node();
        return here.isNull() || here.isMissingNode();
    }

    /** The text at a pointer; null unless a string is there. */
    public @Nullable String text(String pointer) {
        return node().at(JsonPointer.compile(pointer)).textValue();
    }

    /** This value as text; null unless it is a string. */
    public @Nullable String text() {
        return node().textValue();
    }

    /** The number at a pointer, exactly; null unless a number is there. */
    public @Nullable BigDecimal number(String pointer) {
        JsonNode found = node().at(JsonPointer.compile(pointer));
        return found.isNumber() ? found.decimalValue() : null;
    }

    /** The truth value at a pointer; null unless {@code true} or {@code false} is there. */
    public @Nullable Boolean bool(String pointer) {
        JsonNode found = node().at(JsonPointer.compile(pointer));
        return found.isBoolean() ? (Boolean) found.booleanValue() : null;
    }

    /** The items of an array, in order; empty for anything else. */
    public List<Json> items() {
        JsonNode here = node();
        if (!here.isArray()) {
            return List.of();
        }
        List<Json> items = new ArrayList<>(here.size());
        here.forEach(item -> items.add(new Json(new byte[0], item)));
        return Collections.unmodifiableList(items);
    }

    /** The member names of an object, in order; empty for anything else. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        node().fieldNames().forEachRemaining(names::add);
        return Collections.unmodifiableSet(names);
    }

    /** The value as UTF-8 bytes: for a whole body the bytes that were verified, a copy. Empty where nothing exists. */
    public byte[] bytes() {
        return bytes.length > 0 ? bytes.clone() : JsonFormat.write(node());
    }

    private JsonNode node() {
        JsonNode known = node;
        if (known == null) {
            known = bytes.length == 0 ? MissingNode.getInstance() : JsonFormat.readTree(bytes);
            node = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "Json[…]";
    }
}
