package dev.cuehook.internal.receiver;

import dev.cuehook.Identity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bounded memory of deliveries that are known to be kept, so that a flood of repeats does not reach the inbox. Forgetting
 * one is harmless: the inbox knows it. Thread-safe.
 */
public final class KnownKeys {

    private final Map<Identity, Boolean> keys;

    /** A memory of so many. */
    public KnownKeys(int most) {
        this.keys = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Identity, Boolean> eldest) {
                return size() > most;
            }
        };
    }

    /** Remembers a delivery that is kept. */
    public synchronized void add(Identity identity) {
        keys.put(identity, Boolean.TRUE);
    }

    /** Whether it is remembered. */
    public synchronized boolean contains(Identity identity) {
        return keys.get(identity) != null;
    }
}
