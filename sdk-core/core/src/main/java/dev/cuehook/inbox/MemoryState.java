package dev.cuehook.inbox;

import dev.cuehook.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an inbox in memory holds. Not thread-safe: every call is made under the inbox's lock. */
final class MemoryState {

    private static final Comparator<MemoryLane> BY_DUE =
            Comparator.<MemoryLane, Instant>comparing(lane -> lane.due).thenComparingLong(lane -> lane.number);

    private final MemoryBounds bounds;
    private final InboxContext context;
    private final MemoryIdentities identities;
    private final MemoryDeadLetters dead;
    private final Map<Identity, MemoryLane> lanes = new HashMap<>();
    private final Map<String, NavigableSet<MemoryLane>> byEndpoint = new HashMap<>();
    private final Map<String, Integer> openByEndpoint = new HashMap<>();
    private final Set<String> held = new HashSet<>();

    private int open;
    private long openBytes;
    private long laneNumbers;
    private long tokens = MemoryLane.FREE;
    private boolean closed;
    private Instant latest = Instant.MIN;

    MemoryState(MemoryBounds bounds, InboxContext context) {
        this.bounds = bounds;
        this.context = context;
        this.identities = new MemoryIdentities(bounds.mostIdentities(), bounds.retention());
        this.dead = new MemoryDeadLetters(bounds.mostDead(), bounds.mostOpenBytes());
    }

    AcceptOutcome accept(StoredDelivery delivery) {
        Instant now = now();
        if (closed) {
            return AcceptOutcome.REFUSED;
        }
        if (identities.isKnown(delivery.identity(), now)) {
            return AcceptOutcome.DUPLICATE;
        }
        DeadReason deadReason = delivery.deadOnArrival();
        if ((deadReason == null && !hasRoom(delivery)) || !identities.add(delivery.identity())) {
            return AcceptOutcome.REFUSED;
        }
        if (deadReason == null) {
            enqueue(new MemoryLane.Entry(delivery, 0), now);
        } else {
            bury(new DeadDelivery(delivery, deadReason, null, 0, now), 0);
        }
        return AcceptOutcome.ACCEPTED;
    }

    private boolean hasRoom(StoredDelivery delivery) {
        int share = context.endpoints().size() > 1 ? (bounds.mostOpen() + 1) / 2 : bounds.mostOpen();
        return open < bounds.mostOpen()
                && openByEndpoint.getOrDefault(delivery.endpoint(), 0) < share
                && openBytes + delivery.body().length <= bounds.mostOpenBytes();
    }

    private void enqueue(MemoryLane.Entry entry, Instant now) {
        StoredDelivery delivery = entry.delivery;
        Identity resource = bounds.ordered() ? delivery.resource() : null;
        Identity key = resource == null ? delivery.identity() : resource;
        MemoryLane lane = lanes.get(key);
        if (lane == null) {
            lane = new MemoryLane(key, delivery.endpoint(), ++laneNumbers, now);
            lanes.put(key, lane);
            dueLanes(lane.endpoint).add(lane);
        }
        lane.entries.addLast(entry);
        open++;
        openBytes += delivery.body().length;
        openByEndpoint.merge(delivery.endpoint(), 1, Integer::sum);
    }

    List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
        List<ClaimedDelivery> claims = new ArrayList<>();
        Instant now = now();
        NavigableSet<MemoryLane> waiting = dueLanes(endpoint);
        while (!closed && !held.contains(endpoint) && claims.size() < most && !waiting.isEmpty()) {
            MemoryLane lane = waiting.first();
            if (lane.due.isAfter(now)) {
                break;
            }
            move(lane, now.plus(lease), ++tokens);
            lane.attempts++;
            MemoryLane.Entry head = lane.head();
            claims.add(new ClaimedDelivery(head.delivery, lane.token, lane.attempts, head.replay, head.afterDead));
        }
        return claims;
    }

    boolean reschedule(ClaimedDelivery claim, Duration wait, long nextToken, int attempts) {
        MemoryLane lane = leased(claim);
        if (lane == null) {
            return false;
        }
        move(lane, now().plus(wait), nextToken);
        lane.attempts += attempts;
        return true;
    }

    boolean retry(ClaimedDelivery claim, Duration backOff, Failure failure) {
        MemoryLane lane = leased(claim);
        if (lane == null) {
            return false;
        }
        lane.head().failure = failure;
        return reschedule(claim, backOff, MemoryLane.FREE, 0);
    }

    boolean settle(ClaimedDelivery claim, Settlement settlement) {
        MemoryLane lane = leased(claim);
        if (lane == null) {
            return false;
        }
        MemoryLane.Entry entry = lane.head();
        int attempts = lane.attempts;
        removeHead(lane);
        DeadReason reason = settlement.dead();
        if (reason == null) {
            identities.settle(entry.delivery.identity(), now());
        } else {
            lane.entries.forEach(follower -> follower.afterDead = true);
            Failure failure = settlement.failure() == null ? entry.failure : settlement.failure();
            bury(new DeadDelivery(entry.delivery, reason, failure, attempts, now()), entry.replay);
        }
        return true;
    }

    private void bury(DeadDelivery delivery, int replay) {
        dead.add(delivery, replay).forEach(gaveWay -> identities.settle(gaveWay.identity(), now()));
    }

    boolean discard(String id) {
        MemoryDeadLetters.Letter letter = dead.remove(id);
        if (letter != null) {
            identities.settle(letter.identity(), now());
        }
        return letter != null;
    }

    boolean replace(ClaimedDelivery claim, StoredDelivery confirmed) {
        MemoryLane lane = leased(claim);
        if (lane == null) {
            return false;
        }
        int replay = lane.head().replay;
        removeHead(lane);
        enqueue(new MemoryLane.Entry(confirmed, replay), now());
        return true;
    }

    boolean replay(String id) {
        MemoryDeadLetters.Letter letter = closed ? null : dead.remove(id);
        if (letter == null) {
            return false;
        }
        StoredDelivery again =
                letter.delivery().delivery().toBuilder().deadOnArrival(null).build();
        enqueue(new MemoryLane.Entry(again, letter.replay() + 1), now());
        return true;
    }

    MemoryDeadLetters dead() {
        return dead;
    }

    void hold(String endpoint, boolean hold) {
        if (hold) {
            held.add(endpoint);
        } else {
            held.remove(endpoint);
        }
    }

    InboxCounts counts(String endpoint) {
        Instant oldest = null;
        for (MemoryLane lane : dueLanes(endpoint)) {
            Instant arrived = lane.head().delivery.receivedAt();
            oldest = oldest == null || arrived.isBefore(oldest) ? arrived : oldest;
        }
        return new InboxCounts(
                openByEndpoint.getOrDefault(endpoint, 0), dead.count(endpoint), oldest, held.contains(endpoint));
    }

    Runnable workArrived() {
        return context.workArrived();
    }

    void close() {
        closed = true;
    }

    private @Nullable MemoryLane leased(ClaimedDelivery claim) {
        StoredDelivery delivery = claim.delivery();
        Identity resource = bounds.ordered() ? delivery.resource() : null;
        MemoryLane lane = lanes.get(resource == null ? delivery.identity() : resource);
        return lane != null && lane.token == claim.token() && !lane.due.isBefore(now()) ? lane : null;
    }

    private void removeHead(MemoryLane lane) {
        StoredDelivery delivery = lane.entries.removeFirst().delivery;
        open--;
        openBytes -= delivery.body().length;
        openByEndpoint.merge(delivery.endpoint(), -1, Integer::sum);
        if (lane.entries.isEmpty()) {
            dueLanes(lane.endpoint).remove(lane);
            lanes.remove(lane.key);
        } else {
            move(lane, now(), MemoryLane.FREE);
            lane.attempts = 0;
        }
    }

    private void move(MemoryLane lane, Instant due, long token) {
        NavigableSet<MemoryLane> waiting = dueLanes(lane.endpoint);
        waiting.remove(lane); // before its place in the order changes
        lane.due = due;
        lane.token = token;
        waiting.add(lane);
    }

    private NavigableSet<MemoryLane> dueLanes(String endpoint) {
        return byEndpoint.computeIfAbsent(endpoint, ignored -> new TreeSet<>(BY_DUE));
    }

    /** The time. A clock that was set back takes the waiting and the leased along: they wait for spans, not for dates. */
    private Instant now() {
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
}
