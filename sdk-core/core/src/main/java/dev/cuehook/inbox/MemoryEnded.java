package dev.cuehook.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Deliveries of each endpoint that have ended, in that order, of which the oldest give way. Guarded by the inbox's lock. */
final class MemoryEnded {

    private final int most;
    private final long mostBytes;
    private long bytes;
    private final Map<String, Set<MemoryDelivery>> byEndpoint = new HashMap<>();

    MemoryEnded(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** Those that gave way to this one. */
    List<MemoryDelivery> add(MemoryDelivery ended) {
        Set<MemoryDelivery> same = of(ended);
        same.add(ended);
        bytes += ended.delivery.body().length;
        List<MemoryDelivery> gaveWay = new ArrayList<>();
        while (same.size() > most || (bytes > mostBytes && same.size() > 1)) {
            MemoryDelivery oldest = same.iterator().next();
            remove(oldest);
            gaveWay.add(oldest);
        }
        return gaveWay;
    }

    void remove(MemoryDelivery ended) {
        if (of(ended).remove(ended)) {
            bytes -= ended.delivery.body().length;
        }
    }

    /** Takes out those that ended at this time or before. */
    List<MemoryDelivery> removeUntil(Instant time) {
        List<MemoryDelivery> removed = new ArrayList<>();
        for (Set<MemoryDelivery> same : byEndpoint.values()) {
            Iterator<MemoryDelivery> oldest = same.iterator();
            while (oldest.hasNext()) {
                MemoryDelivery next = oldest.next();
                if (Objects.requireNonNull(next.endedAt).isAfter(time)) {
                    break;
                }
                oldest.remove();
                bytes -= next.delivery.body().length;
                removed.add(next);
            }
        }
        return removed;
    }

    long count(String endpoint) {
        return byEndpoint.getOrDefault(endpoint, Set.of()).size();
    }

    private Set<MemoryDelivery> of(MemoryDelivery ended) {
        return byEndpoint.computeIfAbsent(ended.delivery.endpoint(), ignored -> new LinkedHashSet<>());
    }
}
