package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes deliveries in: keys before lanes, both sorted, queue rows in order of arrival. One transaction a batch. */
final class Accepts {

    private final Lanes lanes;
    private final Comparator<ByteBuffer> order;

    Accepts(Lanes lanes) {
        this(lanes, Lanes.ORDER);
    }

    /** With an order of the keys that must be the same in all processes: writers in different order end in deadlocks. */
    Accepts(Lanes lanes, Comparator<ByteBuffer> order) {
        this.lanes = lanes;
        this.order = order;
    }

    /** Keeps those of the batch that are new; which ones these are. Of equal keys the first is new. */
    Set<StoredDelivery> accept(Sql sql, List<StoredDelivery> batch) throws SQLException {
        Map<ByteBuffer, Arrival> byKey = new LinkedHashMap<>();
        for (StoredDelivery delivery : batch) {
            byKey.computeIfAbsent(Columns.key(delivery), ignored -> arrival(delivery, byKey.size()));
        }
        List<Arrival> sorted = new ArrayList<>(byKey.values());
        if (sql.dialect().hasOtherWriters()) {
            sorted.sort(Comparator.comparing(Arrival::key, order));
        }
        Map<ByteBuffer, Long> numbers =
                sorted.isEmpty() ? Map.of() : sql.dialect().inserts().accept(sql, sorted);
        if (numbers.size() < batch.size()) {
            sql.dialect().flushKnown(sql);
        }
        Set<StoredDelivery> fresh = new LinkedHashSet<>();
        for (Arrival arrival : byKey.values()) {
            Long number = numbers.get(arrival.key());
            if (number != null) {
                fresh.add(arrival.delivery());
                buryIfDead(sql, arrival.delivery(), number);
            }
        }
        return fresh;
    }

    private Arrival arrival(StoredDelivery delivery, int turn) {
        return new Arrival(delivery, turn, delivery.deadOnArrival() == null ? lanes.of(delivery) : null);
    }

    private static void buryIfDead(Sql sql, StoredDelivery delivery, long number) throws SQLException {
        DeadReason reason = delivery.deadOnArrival();
        if (reason != null) {
            Endings.bury(sql, number, delivery.endpoint(), reason, 0);
        }
    }
}
