package dev.cuehook.internal.root;

import dev.cuehook.JsonLimits;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strict JSON (RFC 8259) over bytes that are UTF-8, from front to back: no duplicate names, nothing beyond the limits, and
 * nothing is decoded that nobody asks for. Written by hand because every delivery passes through it twice, and a general
 * parser takes twice as long. Not thread-safe; one for each body.
 *
 * <p>It stands on a value (after {@link #enter}, {@link #nextName}, {@link #nextItem}) until that is taken or entered.
 */
final class JsonTokens {

    private static final NameCache NAMES = new NameCache();
    private static final NameCache WORDS = new NameCache();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final byte OBJECT = '{';
    private static final byte ARRAY = '[';

    private final byte[] json;
    private final JsonLimits limits;
    private final MemberNames names = new MemberNames();
    private byte[] open = new byte[8];
    private int depth;
    private boolean first;
    private boolean knownUtf8;
    private int at;

    JsonTokens(byte[] json, JsonLimits limits) {
        this.json = json;
        this.limits = limits;
        skipSpace();
    }

    /** The first byte of the value here; 0 at the end of the text. */
    byte kind() {
        return at < json.length ? json[at] : 0;
    }

    boolean isObject() {
        return kind() == OBJECT;
    }

    boolean isArray() {
        return kind() == ARRAY;
    }

    boolean isText() {
        return kind() == '"';
    }

    boolean isNumber() {
        byte kind = kind();
        return kind == '-' || (kind >= '0' && kind <= '9');
    }

    /** Where the value here begins, or, behind a value that was taken, where it ended. */
    int offset() {
        return at;
    }

    /** Goes into the object or array here. */
    void enter() throws IOException {
        if (depth == limits.maxDepth()) {
            throw expected("at most " + depth + " levels");
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        byte kind = json[at++];
        open[depth++] = kind;
        first = true;
        if (kind == OBJECT) {
            names.begin();
        }
    }

    /** Moves to the next member of the object that was entered last: its name, or null behind the object's end. */
    @Nullable
    String nextName() throws IOException {
        if (atEndOf('}')) {
            names.end();
            return null;
        }
        if (kind() != '"') {
            throw expected("a name");
        }
        int from = at + 1;
        String name = name();
        if (at - from > limits.maxNameLength() && name.length() > limits.maxNameLength()) {
            throw expected("a name of at most " + limits.maxNameLength() + " characters");
        }
        if (!names.add(name)) {
            throw expected("no name twice in one object");
        }
        if (kind() != ':') {
            skipSpace();
            if (kind() != ':') {
                throw expected("a colon");
            }
        }
        at++;
        skipSpace();
        return name;
    }

    /** Moves to the next item of the array that was entered last; false behind the array's end. */
    boolean nextItem() throws IOException {
        return !atEndOf(']');
    }

    /** Moves over a comma where one must be; whether the innermost object or array ends here, and leaves it then. */
    private boolean atEndOf(char end) throws IOException {
        skipSpace();
        byte here = kind();
        if (here == end) {
            at++;
            depth--;
            first = false;
            return true;
        }
        if (!first) {
            if (here != ',') {
                throw expected("a comma or " + end);
            }
            at++;
            skipSpace();
        }
        first = false;
        return false;
    }

    /** Whether nothing is left. */
    boolean atEnd() {
        skipSpace();
        return at == json.length;
    }

    /** Takes the string here, a word of a vocabulary: short ones are not made anew each time they come. */
    String word() throws IOException {
        String shared = shared(WORDS);
        return shared == null ? text() : shared;
    }

    /** Takes the string here if all of it is plain ASCII, of which nothing needs to be decoded. */
    boolean takesPlainText() throws IOException {
        int end = isText() ? plainEnd(at + 1) : 0;
        boolean plain = end > 0 && json[end] == '"';
        at = plain ? end + 1 : at;
        return plain;
    }

    /** Takes the string here. */
    String text() throws IOException {
        int from = at + 1;
        int end = plainEnd(from);
        if (json[end] == '"') {
            at = end + 1;
            return end - from < Long.BYTES && from + Long.BYTES <= json.length
                    ? WORDS.text(json, from, end - from, upTo(end - from, (long) LONGS.get(json, from)), 0)
                    : latin(from, end);
        }
        int close = stringEnd(end);
        at = close + 1;
        return JsonEscapes.decode(json, from, close);
    }

    /** Takes the number here, in its literal text. */
    String number() throws IOException {
        int from = at;
        skipNumber();
        return latin(from, at);
    }

    /** Whether the number here has neither fraction nor exponent. */
    boolean isWhole() {
        int i = at + 1;
        while (i < json.length && json[i] >= '0' && json[i] <= '9') {
            i++;
        }
        return i == json.length || (json[i] != '.' && json[i] != 'e' && json[i] != 'E');
    }

    /** Takes the value here, whatever it is. */
    void skip() throws IOException {
        int outside = depth;
        skipLeafOrEnter();
        leaveTo(outside);
    }

    /** Takes the rest of the object or array that was entered last. */
    void leave() throws IOException {
        leaveTo(depth - 1);
    }

    private void leaveTo(int outside) throws IOException {
        while (depth > outside) {
            boolean more = open[depth - 1] == OBJECT ? nextName() != null : nextItem();
            if (more) {
                skipLeafOrEnter();
            }
        }
    }

    private void skipLeafOrEnter() throws IOException {
        switch (kind()) {
            case OBJECT, ARRAY -> enter();
            case '"' -> at = stringEnd(at + 1) + 1;
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> skipNumber();
            default -> throw expected("a value");
        }
    }

    private void word(String word) throws IOException {
        for (int i = 0; i < word.length(); i++, at++) {
            if (kind() != word.charAt(i)) {
                throw expected(word);
            }
        }
    }

    private void skipNumber() throws IOException {
        int from = at;
        if (kind() == '-') {
            at++;
        }
        if (kind() == '0') {
            at++;
        } else {
            digits();
        }
        if (kind() == '.') {
            at++;
            digits();
        }
        if (kind() == 'e' || kind() == 'E') {
            at++;
            if (kind() == '+' || kind() == '-') {
                at++;
            }
            digits();
        }
        if (at - from > limits.maxNumberLength()) {
            throw expected("a number of at most " + limits.maxNumberLength() + " characters");
        }
    }

    private void digits() throws IOException {
        int from = at;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw expected("a digit");
        }
    }

    private String name() throws IOException {
        String shared = shared(NAMES);
        return shared == null ? text() : shared;
    }

    /** Takes the string here if it is short and plain, as a string that is the same each time; else null, and nothing is taken. */
    private @Nullable String shared(NameCache cache) {
        int from = at + 1;
        if (from + 2 * Long.BYTES > json.length) {
            return null;
        }
        long first = (long) LONGS.get(json, from);
        long second = 0;
        int length = plainBytes(first);
        if (length < Long.BYTES) {
            first = upTo(length, first);
        } else {
            second = (long) LONGS.get(json, from + Long.BYTES);
            length += plainBytes(second);
            second = upTo(length - Long.BYTES, second);
        }
        if (length > NameCache.LONGEST || json[from + length] != '"') {
            return null;
        }
        at = from + length + 1;
        return cache.text(json, from, length, first, second);
    }

    /** How many of eight bytes stand before the first special one. */
    private static int plainBytes(long bytes) {
        return Long.numberOfTrailingZeros(special(bytes)) >>> 3;
    }

    /** The first of eight bytes, less than eight of them. */
    private static long upTo(int length, long bytes) {
        return bytes & (1L << (8 * length)) - 1;
    }

    /** The first offset from here on that is no plain ASCII character of a string; there is one. */
    private int plainEnd(int from) throws IOException {
        int i = from;
        while (i + Long.BYTES <= json.length) {
            long special = special((long) LONGS.get(json, i));
            if (special != 0) {
                return i + (Long.numberOfTrailingZeros(special) >>> 3);
            }
            i += Long.BYTES;
        }
        while (i < json.length && json[i] >= ' ' && json[i] != '"' && json[i] != '\\') {
            i++;
        }
        if (i == json.length) {
            at = i;
            throw expected("a closing quote");
        }
        return i;
    }

    /**
     * A bit in the first of eight bytes that is a quote, a backslash, a control character or beyond ASCII, and perhaps some in
     * bytes behind it; 0 where none is.
     */
    private static long special(long bytes) {
        long quote = bytes ^ '"' * EACH;
        long backslash = bytes ^ '\\' * EACH;
        return ((quote - EACH) | (backslash - EACH) | (bytes - ' ' * EACH) | bytes) & HIGH_BITS;
    }

    /** The offset of the quote that ends the string, from somewhere inside it; what is on the way is checked. */
    private int stringEnd(int from) throws IOException {
        int i = from;
        while (true) {
            i = plainEnd(i);
            byte c = json[i];
            if (c == '"') {
                return i;
            }
            if (c == '\\') {
                i = JsonEscapes.end(json, i);
                if (i < 0) {
                    throw expected("a known escape in the string");
                }
            } else if (c >= 0) {
                at = i;
                throw expected("an escape for the control character");
            } else {
                requireUtf8();
                i++;
            }
        }
    }

    /** Bytes beyond ASCII may stand in strings only, so this is not looked at before one is met. */
    private void requireUtf8() throws CharacterCodingException {
        if (!knownUtf8) {
            Utf8.requireValid(json);
            knownUtf8 = true;
        }
    }

    private String latin(int from, int to) {
        return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private void skipSpace() {
        while (at < json.length && json[at] <= ' ' && isSpace(json[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private JsonSyntaxException expected(String what) {
        return new JsonSyntaxException("expected " + what, at);
    }
}
