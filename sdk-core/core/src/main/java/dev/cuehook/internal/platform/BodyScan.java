package dev.cuehook.internal.platform;

import dev.cuehook.JsonLimits;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.internal.root.JsonFormat;
import dev.cuehook.internal.root.WireTime;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a verified body: makes sure that it is one JSON object within the limits, and picks the few values that
 * accepting it needs. Everything else is passed over.
 */
public final class BodyScan {

    private final Map<String, Scalar> found;

    private BodyScan(Map<String, Scalar> found) {
        this.found = found;
    }

    /**
     * Reads a body.
     *
     * @throws WebhookUnreadableException if it is not one JSON object within the limits
     */
    static BodyScan of(byte[] body, JsonLimits limits, Wanted wanted) {
        try {
            JsonCursor in = new JsonCursor(body, limits);
            if (!in.startsObject()) {
                throw new WebhookUnreadableException("The body is genuine but not a JSON object.");
            }
            Map<String, Scalar> found = new HashMap<>();
            object(in, wanted, found);
            if (!in.atEnd()) {
                throw new WebhookUnreadableException(
                        "The body is genuine but something stands behind its JSON object.");
            }
            return new BodyScan(found);
        } catch (IOException e) {
            throw JsonFormat.unreadable(e);
        }
    }

    private static void object(JsonCursor in, Wanted wanted, Map<String, Scalar> found) throws IOException {
        for (String name = in.next(); name != null; name = in.next()) {
            value(in, wanted.members.get(name), found);
        }
    }

    private static void value(JsonCursor in, @Nullable Wanted wanted, Map<String, Scalar> found) throws IOException {
        if (wanted == null) {
            in.skip();
        } else if (in.entersObject()) {
            object(in, wanted, found);
        } else if (!wanted.members.isEmpty() && in.entersArray()) {
            for (int i = 0; in.nextItem(); i++) {
                value(in, wanted.members.get(Integer.toString(i)), found);
            }
        } else {
            boolean number = in.isNumber();
            String text = in.scalar();
            if (text != null && wanted.pointer != null) {
                found.put(wanted.pointer, new Scalar(text, number));
            }
        }
    }

    /** The text or number at a pointer that was wanted; null where there is neither. */
    @Nullable
    Scalar at(String pointer) {
        return found.get(pointer);
    }

    /** The text at a pointer that was wanted; null where no string is there. */
    public @Nullable String text(String pointer) {
        Scalar value = found.get(pointer);
        return value == null || value.number ? null : value.text;
    }

    /** The first of these that holds text or a number which is not empty. */
    @Nullable
    Scalar first(List<String> pointers) {
        for (String pointer : pointers) {
            Scalar value = found.get(pointer);
            if (value != null && !value.text.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    /** The values of all of these that are text, joined by dots. */
    String joined(List<String> pointers) {
        List<String> texts = new ArrayList<>(pointers.size());
        for (String pointer : pointers) {
            String text = text(pointer);
            if (text != null && !text.isEmpty()) {
                texts.add(text);
            }
        }
        return String.join(".", texts);
    }

    /** The time at the first of these that holds one. */
    @Nullable
    Instant time(List<String> pointers) {
        Scalar value = first(pointers);
        if (value == null) {
            return null;
        }
        return value.number ? WireTime.epoch(value.text) : WireTime.instant(value.text);
    }

    /** A string or number of the body; a number in its literal text. */
    record Scalar(String text, boolean number) {}

    /** The pointers to look for, as a tree of names. */
    static final class Wanted {

        private final Map<String, Wanted> members = new HashMap<>();
        private @Nullable String pointer;

        void add(String wantedPointer) {
            if (!wantedPointer.startsWith("/") || wantedPointer.length() < 2) {
                throw new IllegalArgumentException(
                        "'" + wantedPointer + "' is not a JSON pointer to a member; expected one such as /data/id.");
            }
            Wanted here = this;
            for (String name : wantedPointer.substring(1).split("/", -1)) {
                String plain = name.replace("~1", "/").replace("~0", "~");
                here = here.members.computeIfAbsent(plain, ignored -> new Wanted());
            }
            here.pointer = wantedPointer;
        }
    }
}
