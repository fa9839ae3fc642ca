package dev.cuehook.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All deliveries that an inbox in memory keeps, and the identities that it remembers. Guarded by the inbox's lock. */
final class MemoryArchive {

    private final Duration retention;
    private final MemoryIdentities identities;
    private final MemoryEnded dead;
    private final MemoryEnded done;
    private final Map<String, MemoryDelivery> byId = new HashMap<>();
    private long numbers;

    MemoryArchive(MemoryBounds bounds) {
        this.retention = bounds.retention();
        this.identities = new MemoryIdentities(bounds.mostIdentities(), bounds.retention());
        this.dead = new MemoryEnded(bounds.mostDead(), bounds.mostOpenBytes());
        this.done = new MemoryEnded(bounds.mostDone(), bounds.mostOpenBytes() / 8);
    }

    boolean isKnown(StoredDelivery delivery, Instant now) {
        forgetExpired(now);
        return identities.isKnown(delivery.identity(), now);
    }

    /** Null if there is no room for another identity. */
    @Nullable
    MemoryDelivery add(StoredDelivery delivery) {
        if (!identities.add(delivery.identity())) {
            return null;
        }
        MemoryDelivery fresh = new MemoryDelivery(++numbers, delivery);
        byId.put(delivery.id(), fresh);
        return fresh;
    }

    void bury(MemoryDelivery entry, DeadReason reason, int attempts, Instant now) {
        entry.end(DeliveryState.DEAD, reason, attempts, now);
        for (MemoryDelivery gaveWay : dead.add(entry)) {
            identities.settle(gaveWay.delivery.identity(), now);
            forget(gaveWay);
        }
    }

    /** Keeps one that is done or discarded. */
    void finish(MemoryDelivery entry, DeliveryState state, int attempts, Instant now) {
        entry.end(state, null, attempts, now);
        identities.settle(entry.delivery.identity(), now);
        done.add(entry).forEach(this::forget);
    }

    boolean discard(String id, Instant now) {
        MemoryDelivery entry = byId.get(id);
        if (entry == null || entry.state != DeliveryState.DEAD) {
            return false;
        }
        dead.remove(entry);
        finish(entry, DeliveryState.DISCARDED, entry.attempts, now);
        return true;
    }

    /** Makes one that has ended open again. */
    void open(MemoryDelivery entry) {
        (entry.state == DeliveryState.DEAD ? dead : done).remove(entry);
        identities.keep(entry.delivery.identity());
        entry.openAgain();
    }

    @Nullable
    MemoryDelivery find(String id, Instant now) {
        forgetExpired(now);
        return byId.get(id);
    }

    Stream<MemoryDelivery> all(Instant now) {
        forgetExpired(now);
        return byId.values().stream();
    }

    long dead(String endpoint) {
        return dead.count(endpoint);
    }

    private void forgetExpired(Instant now) {
        done.removeUntil(now.minus(retention)).forEach(this::forget);
    }

    private void forget(MemoryDelivery over) {
        byId.remove(over.delivery.id());
    }
}
