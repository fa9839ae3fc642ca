package dev.cuehook.internal.root;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds names that occur twice in one object, over all the objects that are open at a time. Most objects have few members, so
 * their names are compared one by one, by hash first; a large object gets a table. Not thread-safe.
 */
final class MemberNames {

    private static final int FEW = 48;

    private String[] names = new String[16];
    private int size;
    private int[] starts = new int[4];
    private @Nullable Map<Integer, NameTable> large;
    private int depth;

    /** An object begins. */
    void begin() {
        if (depth == starts.length) {
            starts = Arrays.copyOf(starts, depth * 2);
        }
        starts[depth++] = size;
    }

    /** The innermost object ends. */
    void end() {
        size = starts[--depth];
        if (large != null) {
            large.remove(depth);
        }
    }

    /** Adds a name to the innermost object; false if it has it already. */
    boolean add(String name) {
        NameTable many = large == null ? null : large.get(depth - 1);
        if (many != null) {
            return many.add(name);
        }
        int start = starts[depth - 1];
        int hash = name.hashCode(); // kept by the string, and names are mostly the same strings
        for (int i = start; i < size; i++) {
            if (names[i].hashCode() == hash && names[i].equals(name)) {
                return false;
            }
        }
        if (size - start == FEW) {
            many = new NameTable();
            for (int i = start; i < size; i++) {
                many.add(names[i]);
            }
            large = large == null ? new HashMap<>() : large;
            large.put(depth - 1, many);
            return many.add(name);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
        }
        names[size++] = name;
        return true;
    }
}
