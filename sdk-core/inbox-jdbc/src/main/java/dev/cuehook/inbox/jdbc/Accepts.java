package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
        batch.forEach(delivery -> byKey.putIfAbsent(key(delivery), delivery));
        List<StoredDelivery> sorted = new ArrayList<>(byKey.values());
        sorted.sort(order);
        Map<StoredDelivery, Long> numbers = new HashMap<>();
        for (List<StoredDelivery> some : Chunks.of(sorted)) {
            insertNew(sql, some).forEach((key, nr) -> numbers.put(byKey.get(key), nr));
        }
        if (numbers.size() < batch.size()) {
            sql.dialect().flushKnown(sql);
        }
        keep(sql, byKey.values(), numbers);
        return new HashSet<>(numbers.keySet());
    }

    private void keep(Sql sql, Collection<StoredDelivery> arrived, Map<StoredDelivery, Long> numbers)
            throws SQLException {
        List<StoredDelivery> fresh =
                arrived.stream().filter(numbers::containsKey).toList();
        List<StoredDelivery> open = fresh.stream()
                .filter(delivery -> delivery.deadOnArrival() == null)
                .toList();
        for (List<StoredDelivery> some : Chunks.of(fresh)) {
            insertBodies(sql, some, numbers);
        }
        for (StoredDelivery delivery : fresh) {
            DeadReason reason = delivery.deadOnArrival();
            if (reason != null) {
                long nr = Objects.requireNonNull(numbers.get(delivery));
                DeadLetters.insert(sql, nr, delivery.id(), delivery.endpoint(), reason, null, 0, 0);
            }
        }
        lanes.insertOrLock(sql, open);
        for (List<StoredDelivery> some : Chunks.of(open)) {
            Sql.Statement statement = sql.of("INSERT INTO cuehook_inbox_queue (inbox_nr, lane, replay) VALUES "
                    + "(?, ?, 0), ".repeat(some.size() - 1) + "(?, ?, 0)");
            for (StoredDelivery delivery : some) {
                statement.with(numbers.get(delivery)).with(lanes.of(delivery));
            }
            int unused = statement.update();
        }
    }

    private static Map<ByteBuffer, Long> insertNew(Sql sql, List<StoredDelivery> deliveries) throws SQLException {
        Sql.Statement statement = sql.of(sql.dialect().insertNew("cuehook_inbox", Columns.INBOX) + " VALUES "
                + Sql.rows(deliveries.size(), Columns.INBOX_COUNT)
                + sql.dialect().newOnes());
        for (StoredDelivery delivery : deliveries) {
            Columns.write(statement, delivery);
        }
        Map<ByteBuffer, Long> numbers = new HashMap<>();
        statement
                .list(row -> Map.entry(ByteBuffer.wrap(row.getBytes("inbox_key")), row.getLong("nr")))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }

    private static void insertBodies(Sql sql, List<StoredDelivery> deliveries, Map<StoredDelivery, Long> numbers)
            throws SQLException {
        Sql.Statement statement =
                sql.of("INSERT INTO cuehook_inbox_body (nr, checksum, body) VALUES " + Sql.rows(deliveries.size(), 3));
        for (StoredDelivery delivery : deliveries) {
            statement
                    .with(numbers.get(delivery))
                    .with(Columns.checksum(delivery.body()))
                    .with(delivery.body());
        }
        int unused = statement.update();
    }

    private static ByteBuffer key(StoredDelivery delivery) {
        return ByteBuffer.wrap(delivery.identity().key());
    }
}
