package dev.cuehook.internal.root;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The strings of short names or words that were read before, so that they cost no memory and their hash is known. A fixed table in
 * which a newcomer takes the second of two places, whoever is there: a flood of names costs time and never room. Thread-safe: an entry is
 * immutable, and which of two stays does not matter.
 */
final class NameCache {

    /** The longest name that is kept, in bytes: it and its end lie within two words. */
    static final int LONGEST = 15;

    private static final int SLOTS = 4_096;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final @Nullable Entry[] entries = new Entry[SLOTS];

    /**
     * A name of ASCII.
     *
     * @param first its first eight bytes as a number, with zeros behind its end
     * @param second the next eight
     */
    String text(byte[] bytes, int from, int length, long first, long second) {
        int slot = (int) (((first ^ Long.rotateLeft(second, 29)) * SPREAD) >>> 52);
        Entry entry = entries[slot];
        if (entry != null && entry.is(first, second, length)) {
            return entry.text;
        }
        Entry beside = entries[slot ^ 1];
        if (beside != null && beside.is(first, second, length)) {
            return beside.text;
        }
        Entry fresh = new Entry(first, second, new String(bytes, from, length, StandardCharsets.ISO_8859_1));
        entries[entry == null ? slot : slot ^ 1] = fresh;
        return fresh.text;
    }

    private record Entry(long first, long second, String text) {

        boolean is(long first, long second, int length) {
            return this.first == first && this.second == second && text.length() == length;
        }
    }
}
