package dev.cuehook.inbox;

import dev.cuehook.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The open deliveries in memory, in their lanes. Guarded by the inbox's lock. */
final class MemoryLanes {

    private static final Comparator<MemoryLane> BY_DUE =
            Comparator.<MemoryLane, Instant>comparing(lane -> lane.due).thenComparingLong(lane -> lane.number);

    private final MemoryBounds bounds;
    private final InboxContext context;
    private final Map<Identity, MemoryLane> lanes = new HashMap<>();
    private final Map<String, NavigableSet<MemoryLane>> byEndpoint = new HashMap<>();
    private final Map<String, Integer> openByEndpoint = new HashMap<>();
    private int open;
    private long openBytes;
    private long laneNumbers;
    private long tokens = MemoryLane.FREE;
    private Instant latest = Instant.MIN;

    MemoryLanes(MemoryBounds bounds, InboxContext context) {
        this.bounds = bounds;
        this.context = context;
    }

    boolean hasRoom(StoredDelivery delivery) {
        int share = context.endpoints().size() > 1 ? (bounds.mostOpen() + 1) / 2 : bounds.mostOpen();
        return open < bounds.mostOpen()
                && openByEndpoint.getOrDefault(delivery.endpoint(), 0) < share
                && openBytes + delivery.body().length <= bounds.mostOpenBytes();
    }

    void enqueue(MemoryDelivery entry) {
        StoredDelivery delivery = entry.delivery;
        MemoryLane lane = lanes.get(key(delivery));
        if (lane == null) {
            lane = new MemoryLane(key(delivery), delivery.endpoint(), ++laneNumbers, now());
            lanes.put(lane.key, lane);
            due(lane.endpoint).add(lane);
        }
        lane.entries.addLast(entry);
        open++;
        openBytes += delivery.body().length;
        openByEndpoint.merge(delivery.endpoint(), 1, Integer::sum);
    }

    List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
        List<ClaimedDelivery> claims = new ArrayList<>();
        Instant now = now();
        NavigableSet<MemoryLane> waiting = due(endpoint);
        while (claims.size() < most
                && !waiting.isEmpty()
                && !waiting.first().due.isAfter(now)) {
            MemoryLane lane = waiting.first();
            move(lane, now.plus(lease), ++tokens);
            lane.attempts++;
            MemoryDelivery head = lane.head();
            claims.add(new ClaimedDelivery(head.delivery, lane.token, lane.attempts, head.replay, head.afterDead));
        }
        return claims;
    }

    /** The lane under this lease; null if the lease is lost, which it is not before somebody else has taken the lane. */
    @Nullable
    MemoryLane leased(ClaimedDelivery claim) {
        MemoryLane lane = lanes.get(key(claim.delivery()));
        return lane != null && lane.token == claim.token() ? lane : null;
    }

    void reschedule(MemoryLane lane, Duration wait, long nextToken, int attempts) {
        move(lane, now().plus(wait), nextToken);
        lane.attempts += attempts;
    }

    MemoryDelivery removeHead(MemoryLane lane) {
        MemoryDelivery head = lane.entries.removeFirst();
        open--;
        openBytes -= head.delivery.body().length;
        openByEndpoint.merge(lane.endpoint, -1, Integer::sum);
        if (lane.entries.isEmpty()) {
            due(lane.endpoint).remove(lane);
            lanes.remove(lane.key);
        } else {
            move(lane, now(), MemoryLane.FREE);
            lane.attempts = 0;
        }
        return head;
    }

    /** How often an open delivery has been tried. */
    int attempts(MemoryDelivery entry) {
        MemoryLane lane = lanes.get(key(entry.delivery));
        return lane != null && lane.head() == entry ? lane.attempts : 0;
    }

    int open(String endpoint) {
        return openByEndpoint.getOrDefault(endpoint, 0);
    }

    @Nullable
    Instant oldest(String endpoint) {
        return due(endpoint).stream()
                .map(lane -> lane.head().delivery.receivedAt())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The time. A clock that was set back takes the waiting and the leased along: they wait for spans, not for dates. */
    Instant now() {
        Instant now = context.clock().instant();
        if (now.isBefore(latest)) {
            Duration back = Duration.between(latest, now);
            byEndpoint
                    .values()
                    .forEach(lanes -> lanes.forEach(lane -> lane.due = lane.due.plus(back))); // the order stays
        }
        latest = now;
        return now;
    }

    private Identity key(StoredDelivery delivery) {
        Identity resource = bounds.ordered() ? delivery.resource() : null;
        return resource == null ? delivery.identity() : resource;
    }

    private void move(MemoryLane lane, Instant due, long token) {
        NavigableSet<MemoryLane> waiting = due(lane.endpoint);
        waiting.remove(lane); // before its place in the order changes
        lane.due = due;
        lane.token = token;
        waiting.add(lane);
    }

    private NavigableSet<MemoryLane> due(String endpoint) {
        return byEndpoint.computeIfAbsent(endpoint, ignored -> new TreeSet<>(BY_DUE));
    }
}
