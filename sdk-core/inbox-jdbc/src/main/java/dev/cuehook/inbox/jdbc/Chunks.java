package dev.cuehook.inbox.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lists whose sizes are powers of two, so that few different statements serve every number of rows. */
final class Chunks {

    private static final int MOST = 64;

    private Chunks() {}

    /** A list of at most so many, with its last one repeated: for conditions in which that means nothing. */
    static <T> List<T> filledUp(List<T> list) {
        List<T> filled = new ArrayList<>(list);
        while (Integer.bitCount(filled.size()) > 1) {
            filled.add(list.get(list.size() - 1));
        }
        return filled;
    }

    /** In as few pieces as can be, each {@linkplain #filledUp filled up}. */
    static <T> List<List<T>> filled(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += MOST) {
            chunks.add(filledUp(list.subList(from, Math.min(from + MOST, list.size()))));
        }
        return chunks;
    }

    /** In pieces. */
    static <T> List<List<T>> of(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        int from = 0;
        while (from < list.size()) {
            int size = Math.min(MOST, Integer.highestOneBit(list.size() - from));
            chunks.add(list.subList(from, from + size));
            from += size;
        }
        return chunks;
    }
}
