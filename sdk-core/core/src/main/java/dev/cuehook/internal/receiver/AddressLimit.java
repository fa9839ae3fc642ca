package dev.cuehook.internal.receiver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts refusals of each address in windows of a minute, for a bounded number of addresses. Thread-safe. */
public final class AddressLimit {

    private static final int MOST_ADDRESSES = 10_000;
    private static final long WINDOW = 60_000_000_000L;

    private final int most;
    private final LongSupplier nanoTime;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** So many refusals a minute. */
    public AddressLimit(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /** Whether an address has used up its refusals. */
    public synchronized boolean isExhausted(String address) {
        Count count = counts.get(address);
        return count != null && nanoTime.getAsLong() - count.since < WINDOW && count.refusals >= most;
    }

    /** Counts a refusal. */
    public synchronized void refused(String address) {
        long now = nanoTime.getAsLong();
        Count count = counts.get(address);
        if (count == null || now - count.since >= WINDOW) {
            counts.put(address, new Count(now, 1));
        } else {
            counts.put(address, new Count(count.since, count.refusals + 1));
        }
    }

    private record Count(long since, int refusals) {}
}
