package dev.cuehook.internal.receiver;

import dev.cuehook.Identity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A bounded memory of deliveries that are known to be kept, so that a flood of repeats does not reach the inbox. Forgetting
 * one, after an hour at the latest, is harmless: the inbox decides. Thread-safe.
 */
public final class KnownKeys {

    private static final long MEMORY_NANOS = 3_600_000_000_000L;

    private final LongSupplier nanoTime;
    private final Map<Identity, Long> keys;

    /** A memory of so many. */
    public KnownKeys(int most, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.keys = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Identity, Long> eldest) {
                return size() > most;
            }
        };
    }

    /** Remembers a delivery that is kept. */
    public synchronized void add(Identity identity) {
        keys.put(identity, nanoTime.getAsLong());
    }

    /** Whether it is remembered. */
    public synchronized boolean contains(Identity identity) {
        Long since = keys.get(identity);
        return since != null && nanoTime.getAsLong() - since < MEMORY_NANOS;
    }
}
