package dev.cuehook.internal.root;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One to three values by name, as every timed request has them: a map that hashes takes longer to make than these to read
 * through. Immutable.
 */
public final class SignedFields extends AbstractMap<String, String> {

    private final List<String> names;
    private final String[] values;

    /** A value for each name; both are kept as they are, and not changed again. */
    public SignedFields(List<String> names, String[] values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        for (int i = 0; i < values.length; i++) {
            if (names.get(i).equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        Set<Entry<String, String>> entries = new LinkedHashSet<>();
        for (int i = 0; i < values.length; i++) {
            entries.add(Map.entry(names.get(i), values[i]));
        }
        return Collections.unmodifiableSet(entries);
    }
}
