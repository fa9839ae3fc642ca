package dev.cuehook.internal.root;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The names of one large object. Its hash has a random factor, so that nobody can send many names that fall into one place:
 * with {@link String#hashCode()} that is child's play. Not thread-safe.
 */
final class NameTable {

    private static final long FACTOR = ThreadLocalRandom.current().nextLong() | 1;

    private @Nullable String[] places = new @Nullable String[256];
    private int size;

    /** Adds a name; false if it is there already. */
    boolean add(String name) {
        int place = place(name);
        if (places[place] != null) {
            return false;
        }
        places[place] = name;
        if (++size > places.length / 2) {
            grow();
        }
        return true;
    }

    private void grow() {
        @Nullable String[] former = places;
        places = new @Nullable String[former.length * 2];
        for (String name : former) {
            if (name != null) {
                places[place(name)] = name;
            }
        }
    }

    /** Where this name is, or where it belongs. */
    private int place(String name) {
        long hash = name.length();
        for (int i = 0; i < name.length(); i++) {
            hash = (hash + name.charAt(i)) * FACTOR;
            hash ^= hash >>> 32;
        }
        int last = places.length - 1;
        int place = (int) hash & last;
        for (String there = places[place]; there != null && !there.equals(name); there = places[place]) {
            place = (place + 1) & last;
        }
        return place;
    }
}
