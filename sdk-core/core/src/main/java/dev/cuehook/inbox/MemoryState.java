package dev.cuehook.inbox;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an inbox in memory holds. Not thread-safe: every call is made under the inbox's lock. */
final class MemoryState {

    private final InboxContext context;
    private final MemoryLanes lanes;
    private final MemoryArchive archive;
    private final Set<String> held = new HashSet<>();
    private boolean closed;

    MemoryState(MemoryBounds bounds, InboxContext context) {
        this.context = context;
        this.lanes = new MemoryLanes(bounds, context);
        this.archive = new MemoryArchive(bounds);
    }

    AcceptOutcome accept(StoredDelivery delivery) {
        if (closed) {
            return AcceptOutcome.REFUSED;
        }
        if (archive.isKnown(delivery, lanes.now())) {
            return AcceptOutcome.DUPLICATE;
        }
        DeadReason deadReason = delivery.deadOnArrival();
        MemoryDelivery fresh = deadReason != null || lanes.hasRoom(delivery) ? archive.add(delivery) : null;
        if (fresh == null) {
            return AcceptOutcome.REFUSED;
        }
        if (deadReason == null) {
            lanes.enqueue(fresh);
        } else {
            archive.bury(fresh, deadReason, 0, lanes.now());
        }
        return AcceptOutcome.ACCEPTED;
    }

    List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
        return closed || held.contains(endpoint) ? List.of() : lanes.claim(endpoint, most, lease);
    }

    boolean reschedule(ClaimedDelivery claim, Duration wait, long nextToken, int attempts) {
        MemoryLane lane = lanes.leased(claim);
        if (lane != null) {
            lanes.reschedule(lane, wait, nextToken, attempts);
        }
        return lane != null;
    }

    boolean retry(ClaimedDelivery claim, Duration backOff, Failure failure) {
        MemoryLane lane = lanes.leased(claim);
        if (lane != null) {
            lane.head().failed(failure, lane.attempts, lanes.now());
            lanes.reschedule(lane, backOff, MemoryLane.FREE, 0);
        }
        return lane != null;
    }

    boolean settle(ClaimedDelivery claim, Settlement settlement) {
        MemoryLane lane = lanes.leased(claim);
        if (lane == null) {
            return false;
        }
        int attempts = lane.attempts;
        MemoryDelivery entry = lanes.removeHead(lane);
        entry.failed(settlement.failure(), attempts, lanes.now());
        DeadReason reason = settlement.dead();
        if (reason == null) {
            archive.finish(entry, DeliveryState.DONE, attempts, lanes.now());
        } else {
            lane.entries.forEach(follower -> follower.afterDead = true);
            archive.bury(entry, reason, attempts, lanes.now());
        }
        return true;
    }

    boolean replace(ClaimedDelivery claim, StoredDelivery confirmed) {
        MemoryLane lane = lanes.leased(claim);
        if (lane != null) {
            MemoryDelivery entry = lanes.removeHead(lane);
            entry.delivery = confirmed;
            lanes.enqueue(entry);
        }
        return lane != null;
    }

    ReplayOutcome replay(String id) {
        MemoryDelivery entry = closed ? null : find(id);
        if (entry == null) {
            return ReplayOutcome.GONE;
        }
        if (entry.state == DeliveryState.OPEN) {
            return ReplayOutcome.ALREADY_OPEN;
        }
        archive.open(entry);
        lanes.enqueue(entry);
        return ReplayOutcome.REPLAYED;
    }

    boolean discard(String id) {
        return archive.discard(id, lanes.now());
    }

    @Nullable
    MemoryDelivery find(String id) {
        return archive.find(id, lanes.now());
    }

    KeptDelivery view(MemoryDelivery entry) {
        return entry.view(entry.state == DeliveryState.OPEN ? lanes.attempts(entry) : entry.attempts);
    }

    List<KeptDelivery> search(DeliveryQuery query, int most) {
        Comparator<KeptDelivery> order = Comparator.comparingLong(KeptDelivery::number);
        return archive.all(lanes.now())
                .map(this::view)
                .filter(query::matches)
                .sorted(query.oldestFirst() ? order : order.reversed())
                .limit(most)
                .toList();
    }

    SortedSet<String> endpoints() {
        SortedSet<String> names = new TreeSet<>(held);
        archive.all(lanes.now())
                .filter(entry -> entry.state == DeliveryState.OPEN || entry.state == DeliveryState.DEAD)
                .forEach(entry -> names.add(entry.delivery.endpoint()));
        return names;
    }

    void hold(String endpoint, boolean hold) {
        if (hold) {
            held.add(endpoint);
        } else {
            held.remove(endpoint);
        }
    }

    InboxCounts counts(String endpoint) {
        return new InboxCounts(
                lanes.open(endpoint), archive.dead(endpoint), lanes.oldest(endpoint), held.contains(endpoint));
    }

    Runnable workArrived() {
        return context.workArrived();
    }

    void close() {
        closed = true;
    }
}
