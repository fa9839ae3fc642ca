package dev.cuehook.internal.root;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds names that occur twice in one object, over all the objects that are open at a time. Most objects have few members, so
 * their names are compared one by one; the parser hands out one instance for each name, so a comparison is mostly one of
 * references. A large object gets a set. Jackson's own check makes a set for every object, and costs a third of the parsing.
 */
final class MemberNames {

    private static final int FEW = 48;

    private String[] names = new String[32];
    private int size;
    private int[] starts = new int[8];
    private @Nullable Set<String>[] large;
    private int depth;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    MemberNames() {
        large = new Set[8];
    }

    /** An object ended, and the parser stands at this depth now. */
    void endedAt(int level) {
        while (depth > level) {
            large[--depth] = null;
            size = starts[depth];
        }
    }

    private void beginsAt(int level) {
        while (depth < level) {
            if (depth == starts.length) {
                starts = Arrays.copyOf(starts, depth * 2);
                large = Arrays.copyOf(large, depth * 2);
            }
            starts[depth++] = size;
        }
    }

    /** A member of the object in which the parser stands. */
    void add(String name, JsonParser at) throws IOException {
        int level = at.getParsingContext().getNestingDepth();
        endedAt(level); // an array that ended said nothing
        beginsAt(level);
        Set<String> many = large[depth - 1];
        if (many != null) {
            require(many.add(name), at);
            return;
        }
        int start = starts[depth - 1];
        for (int i = start; i < size; i++) {
            require(!names[i].equals(name), at);
        }
        if (size - start == FEW) {
            many = new HashSet<>(Arrays.asList(names).subList(start, size));
            many.add(name);
            large[depth - 1] = many;
            return;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
        }
        names[size++] = name;
    }

    private static void require(boolean first, JsonParser at) throws IOException {
        if (!first) {
            throw new JsonParseException(at, "A name occurs twice in one object.");
        }
    }
}
