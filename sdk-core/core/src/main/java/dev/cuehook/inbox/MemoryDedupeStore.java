package dev.cuehook.inbox;

import dev.cuehook.Identity;
import dev.cuehook.internal.root.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The dedupe store in memory. Thread-safe; forgets everything with the process.
 *
 * @since 0.1
 */
public final class MemoryDedupeStore implements DedupeStore {

    private static final Claim IN_PROGRESS = new Claim(Status.IN_PROGRESS, null);
    private static final Claim DONE = new Claim(Status.DONE, null);
    private static final Claim REFUSED = new Claim(Status.REFUSED, null);

    private final Clock clock;
    private final Duration retention;
    private final int mostKeys;
    private final Map<Identity, Lease> leases = new HashMap<>();
    /** In the order in which they expire: all are kept equally long. */
    private final Map<Identity, Instant> done = new LinkedHashMap<>();

    private long tokens;

    private MemoryDedupeStore(Builder builder) {
        this.clock = builder.clock;
        this.retention = builder.retention;
        this.mostKeys = builder.mostKeys;
    }

    /** Begins a store with other bounds than the default. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public synchronized Claim claim(Identity identity, Duration lease) {
        Instant now = clock.instant();
        forget(now);
        if (done.containsKey(identity)) {
            return DONE;
        }
        Lease held = leases.get(identity);
        if (held != null && now.isBefore(held.until)) {
            return IN_PROGRESS;
        }
        if (held == null && done.size() + leases.size() >= mostKeys && !dropLapsed(now)) {
            return REFUSED;
        }
        String token = Long.toString(++tokens);
        leases.put(identity, new Lease(token, now.plus(lease)));
        return new Claim(Status.NEW, token);
    }

    @Override
    public synchronized void complete(Identity identity, Claim claim) {
        if (endLease(identity, claim)) {
            done.put(identity, clock.instant().plus(retention));
        }
    }

    @Override
    public synchronized void release(Identity identity, Claim claim) {
        endLease(identity, claim);
    }

    @Override
    public void close() {}

    private boolean endLease(Identity identity, Claim claim) {
        Lease held = leases.get(identity);
        return held != null && held.token.equals(claim.token()) && leases.remove(identity, held);
    }

    private void forget(Instant now) {
        var oldest = done.values().iterator();
        while (oldest.hasNext() && !now.isBefore(oldest.next())) {
            oldest.remove();
        }
    }

    private boolean dropLapsed(Instant now) {
        return leases.values().removeIf(lease -> !now.isBefore(lease.until));
    }

    private record Lease(String token, Instant until) {}

    /** Sets the bounds. Not thread-safe; build once. */
    public static final class Builder {

        private Clock clock = Clock.systemUTC();
        private Duration retention = Duration.ofDays(7);
        private int mostKeys = 1_000_000;

        private Builder() {}

        /** The clock; the system's in UTC unless set. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** How long a handled delivery is remembered; seven days unless set. */
        public Builder retention(Duration retention) {
            this.retention = Durations.positive("retention", retention);
            return this;
        }

        /** How many deliveries are remembered; a million unless set, about 150 bytes each. A full store refuses. */
        public Builder mostKeys(int mostKeys) {
            if (mostKeys < 1) {
                throw new IllegalArgumentException("mostKeys is " + mostKeys + "; expected at least 1.");
            }
            this.mostKeys = mostKeys;
            return this;
        }

        /** The store. */
        public MemoryDedupeStore build() {
            return new MemoryDedupeStore(this);
        }
    }
}
