package dev.cuehook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says before its body: method, raw path, raw query, headers and the peer's address. Untrusted.
 *
 * <p>Immutable and thread-safe. Header names are case-insensitive (ASCII) and every value is kept, in order of arrival.
 * {@code toString} shows method and path only: a query may hold a token.
 *
 * @since 0.1
 */
public final class WebhookHead {

    private final String method;
    private final String path;
    private final @Nullable String query;
    private final @Nullable String remoteAddress;
    private final String[] namesAndValues;

    /** Of each name its length and last letter: by them most names are told apart without a look at their text. */
    private final int[] marks;

    /** A bit for each mark: most names that are not there are known by it at once. */
    private final long present;

    WebhookHead(
            String method,
            String path,
            @Nullable String query,
            @Nullable String remoteAddress,
            List<String> namesAndValues) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.remoteAddress = remoteAddress;
        this.namesAndValues = namesAndValues.toArray(String[]::new);
        this.marks = new int[namesAndValues.size() / 2];
        long bits = 0;
        for (int i = 0; i < marks.length; i++) {
            marks[i] = mark(this.namesAndValues[2 * i]);
            bits |= bit(marks[i]);
        }
        this.present = bits;
    }

    /** The same for names that differ in case only. */
    private static int mark(String name) {
        int length = name.length();
        return length == 0 ? 0 : (length << 5) | (name.charAt(length - 1) & 31);
    }

    private static long bit(int mark) {
        return 1L << (mark ^ (mark >>> 5));
    }

    /** The method, as received. */
    public String method() {
        return method;
    }

    /** The path, raw: nothing is decoded or normalized. */
    public String path() {
        return path;
    }

    /** The query, raw and without its question mark; null where there is none. May hold a token: never log it. */
    public @Nullable String query() {
        return query;
    }

    /** The peer's address as text, as far as the container was told to trust it; null where unknown. */
    public @Nullable String remoteAddress() {
        return remoteAddress;
    }

    /** All values of a header, in order of arrival; empty where it is absent. */
    public List<String> headers(String name) {
        int mark = mark(name);
        if ((present & bit(mark)) == 0) {
            return List.of();
        }
        String first = null;
        List<String> several = null;
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] == mark && sameName(namesAndValues[2 * i], name)) {
                String value = namesAndValues[2 * i + 1];
                if (first == null) {
                    first = value;
                } else {
                    several = several == null ? new ArrayList<>(List.of(first)) : several;
                    several.add(value);
                }
            }
        }
        if (several != null) {
            return Collections.unmodifiableList(several);
        }
        return first == null ? List.of() : List.of(first);
    }

    /** The names of all headers, in lower case (ASCII); a new set, which belongs to the caller. */
    public Set<String> headerNames() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            names.add(lower(namesAndValues[i]));
        }
        return names;
    }

    private static String lower(String name) {
        char[] letters = name.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = lower(letters[i]);
        }
        return new String(letters);
    }

    /** Of two names of one length. */
    private static boolean sameName(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        for (int i = a.length() - 1; i >= 0; i--) { // they begin alike more often than they end so
            if (lower(a.charAt(i)) != lower(b.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    @Override
    public String toString() {
        return "WebhookHead[" + method + " " + path + "]";
    }
}
