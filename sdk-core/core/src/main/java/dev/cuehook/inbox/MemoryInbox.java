package dev.cuehook.inbox;

import dev.cuehook.internal.root.Durations;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The inbox in memory: bounded, ordered, with retries and dead letters, and lossy: a crash or restart loses what it holds
 * and what it remembers. For tests, for trying things out, and where a lost delivery is no loss.
 *
 * <p>Default bounds: 10,000 open deliveries with 64 MiB of bodies, of which no endpoint takes more than half where there
 * are several; a million identities, remembered for seven days; 10,000 dead deliveries an endpoint and 64 MiB of their
 * bodies, of which the endpoint's oldest gives way; 1,000 handled deliveries an endpoint and 8 MiB of their bodies, likewise.
 *
 * @since 0.1
 */
public final class MemoryInbox implements Inbox {

    private final MemoryBounds bounds;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable MemoryState state;

    private MemoryInbox(MemoryBounds bounds) {
        this.bounds = bounds;
    }

    /** Begins an inbox with other bounds than the default. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public Duration retention() {
        return bounds.retention();
    }

    @Override
    public void open(InboxContext context) {
        lock.lock();
        try {
            if (state != null) {
                throw new IllegalStateException(
                        "This inbox is in use by a receiver already. Make one for each receiver.");
            }
            state = new MemoryState(bounds, context);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
        AcceptOutcome outcome = locked(memory -> memory.accept(delivery));
        if (outcome == AcceptOutcome.ACCEPTED) {
            workArrived();
        }
        return outcome;
    }

    @Override
    public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
        return locked(memory -> memory.claim(endpoint, most, lease));
    }

    @Override
    public Set<ClaimedDelivery> renew(Collection<ClaimedDelivery> claims, Duration lease) {
        Set<ClaimedDelivery> lost = new HashSet<>();
        for (ClaimedDelivery claim : claims) {
            if (!locked(memory -> memory.reschedule(claim, lease, claim.token(), 0))) {
                lost.add(claim);
            }
        }
        return lost;
    }

    @Override
    public boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction) {
        boolean settled = locked(memory -> memory.settle(claim, settlement));
        workArrived();
        return settled;
    }

    @Override
    public boolean retry(ClaimedDelivery claim, Duration backOff, Failure failure) {
        boolean kept = locked(memory -> memory.retry(claim, backOff, failure));
        workArrived();
        return kept;
    }

    @Override
    public void giveBack(ClaimedDelivery claim) {
        locked(memory -> memory.reschedule(claim, Duration.ZERO, MemoryLane.FREE, -1));
        workArrived();
    }

    @Override
    public boolean replace(ClaimedDelivery claim, StoredDelivery confirmed) {
        boolean replaced = locked(memory -> memory.replace(claim, confirmed));
        workArrived();
        return replaced;
    }

    @Override
    public TransactionBoundary transactions() {
        return TransactionBoundary.none();
    }

    @Override
    public InboxAdmin admin() {
        return new MemoryInboxAdmin(this);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (state != null) {
                state.close();
            }
        } finally {
            lock.unlock();
        }
    }

    <T> T locked(Function<MemoryState, T> work) {
        lock.lock();
        try {
            if (state == null) {
                throw new IllegalStateException("This inbox is not open. A receiver opens it; give it to one.");
            }
            return work.apply(state);
        } finally {
            lock.unlock();
        }
    }

    void workArrived() {
        Runnable signal = locked(MemoryState::workArrived);
        signal.run();
    }

    /** Sets the bounds. Not thread-safe; build once. */
    public static final class Builder {

        private int mostOpen = 10_000;
        private long mostOpenBytes = 64L << 20;
        private int mostIdentities = 1_000_000;
        private int mostDead = 10_000;
        private int mostDone = 1_000;
        private Duration retention = Duration.ofDays(7);
        private boolean ordered = true;

        private Builder() {}

        /** How many deliveries may be open; 10,000 unless set. */
        public Builder mostOpen(int mostOpen) {
            this.mostOpen = atLeastOne("mostOpen", mostOpen);
            return this;
        }

        /** How many bytes the bodies of open deliveries may have, and as many those of dead ones; 64 MiB unless set. */
        public Builder mostOpenBytes(long mostOpenBytes) {
            if (mostOpenBytes < 1) {
                throw new IllegalArgumentException("mostOpenBytes is " + mostOpenBytes + "; expected at least 1.");
            }
            this.mostOpenBytes = mostOpenBytes;
            return this;
        }

        /** How many identities are remembered; a million unless set, about 150 bytes each. A full memory refuses. */
        public Builder mostIdentities(int mostIdentities) {
            this.mostIdentities = atLeastOne("mostIdentities", mostIdentities);
            return this;
        }

        /** How many dead deliveries an endpoint keeps; 10,000 unless set. */
        public Builder mostDead(int mostDead) {
            this.mostDead = atLeastOne("mostDead", mostDead);
            return this;
        }

        /** How many handled deliveries an endpoint keeps for operators to see and replay; 1,000 unless set. */
        public Builder mostDone(int mostDone) {
            this.mostDone = atLeastOne("mostDone", mostDone);
            return this;
        }

        /** How long an identity is remembered after its delivery was settled; seven days unless set. */
        public Builder retention(Duration retention) {
            this.retention = Durations.positive("retention", retention);
            return this;
        }

        /** Whether deliveries of one resource are handled in order, one at a time; they are unless set. */
        public Builder ordered(boolean ordered) {
            this.ordered = ordered;
            return this;
        }

        /** The inbox. */
        public MemoryInbox build() {
            return new MemoryInbox(
                    new MemoryBounds(mostOpen, mostOpenBytes, mostIdentities, mostDead, mostDone, retention, ordered));
        }

        private static int atLeastOne(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " is " + value + "; expected at least 1.");
            }
            return value;
        }
    }
}
