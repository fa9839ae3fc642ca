package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Takes deliveries in: keys before lanes, both sorted, queue rows in order of arrival. One transaction a batch. */
final class Accepts {

    private final Lanes lanes;
    private final Comparator<StoredDelivery> order;

    Accepts(Lanes lanes) {
        this(
                lanes,
                (a, b) ->
                        Arrays.compareUnsigned(a.identity().key(), b.identity().key()));
    }

    /** With an order of the keys that must be the same in all processes: writers in different order end in deadlocks. */
    Accepts(Lanes lanes, Comparator<StoredDelivery> order) {
        this.lanes = lanes;
        this.order = order;
    }

    /** Keeps those of the batch that are new; which ones these are. Of equal keys the first is new. */
    Set<StoredDelivery> accept(Sql sql, List<StoredDelivery> batch) throws SQLException {
        Map<ByteBuffer, StoredDelivery> byKey = new LinkedHashMap<>();
        batch.forEach(delivery -> byKey.putIfAbsent(Columns.key(delivery), delivery));
        List<StoredDelivery> sorted = new ArrayList<>(byKey.values());
        if (sql.dialect().hasOtherWriters()) {
            sorted.sort(order);
        }
        Map<ByteBuffer, Long> numbers =
                sorted.isEmpty() ? Map.of() : sql.dialect().inserts().deliveries(sql, sorted);
        if (numbers.size() < batch.size()) {
            sql.dialect().flushKnown(sql);
        }
        Set<StoredDelivery> fresh = new LinkedHashSet<>();
        byKey.forEach((key, delivery) -> {
            if (numbers.containsKey(key)) {
                fresh.add(delivery);
            }
        });
        keep(sql, fresh, numbers);
        return fresh;
    }

    private void keep(Sql sql, Collection<StoredDelivery> fresh, Map<ByteBuffer, Long> numbers) throws SQLException {
        List<StoredDelivery> open = new ArrayList<>();
        for (StoredDelivery delivery : fresh) {
            DeadReason reason = delivery.deadOnArrival();
            if (reason == null) {
                open.add(delivery);
            } else {
                Endings.bury(sql, number(numbers, delivery), delivery.endpoint(), reason, 0);
            }
        }
        if (!open.isEmpty()) {
            lanes.insertOrLock(sql, open);
            sql.dialect()
                    .inserts()
                    .queue(
                            sql,
                            open.stream()
                                    .map(delivery -> number(numbers, delivery))
                                    .toList(),
                            open.stream().map(lanes::of).toList());
        }
    }

    private static long number(Map<ByteBuffer, Long> numbers, StoredDelivery delivery) {
        return Objects.requireNonNull(numbers.get(Columns.key(delivery)));
    }
}
