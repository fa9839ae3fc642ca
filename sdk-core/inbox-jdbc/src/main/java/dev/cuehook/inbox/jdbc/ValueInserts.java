package dev.cuehook.inbox.jdbc;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code VALUES} of a power of two of rows. What every database understands. */
enum ValueInserts implements Inserts {
    INSTANCE;

    @Override
    public Map<ByteBuffer, Long> accept(Sql sql, List<Arrival> sorted) throws SQLException {
        Map<ByteBuffer, Long> numbers = new HashMap<>();
        for (List<Arrival> some : Chunks.of(sorted)) {
            numbers.putAll(insertNew(sql, some));
        }
        List<Arrival> fresh = sorted.stream()
                .filter(arrival -> numbers.containsKey(arrival.key()))
                .toList();
        for (List<Arrival> some : Chunks.of(fresh)) {
            insertBodies(sql, some, numbers);
        }
        List<Arrival> open = fresh.stream()
                .filter(arrival -> arrival.lane() != null)
                .sorted(Comparator.comparing(Arrival::turn))
                .toList();
        SortedMap<ByteBuffer, String> lanes = new TreeMap<>(Lanes.ORDER);
        open.forEach(arrival ->
                lanes.put(ByteBuffer.wrap(arrival.lane()), arrival.delivery().endpoint()));
        Lanes.insertOrLock(sql, lanes);
        for (List<Arrival> some : Chunks.of(open)) {
            queue(sql, some, numbers);
        }
        return numbers;
    }

    private static Map<ByteBuffer, Long> insertNew(Sql sql, List<Arrival> arrivals) throws SQLException {
        String newOnes = sql.dialect().newOnes();
        Sql.Statement statement = sql.of(sql.dialect().insertNew("cuehook_inbox", Columns.INBOX) + " VALUES "
                + Sql.rows(arrivals.size(), Columns.INBOX_COUNT)
                + newOnes);
        for (Arrival arrival : arrivals) {
            for (Object value : Columns.values(arrival.delivery())) {
                statement.withObject(value);
            }
        }
        return newOnes.isEmpty() ? lookUp(sql, arrivals, statement.update()) : Columns.numbers(statement);
    }

    /** A row under the id of this delivery is ours; of one object that was offered before, it may be the former. */
    private static Map<ByteBuffer, Long> lookUp(Sql sql, List<Arrival> arrivals, int inserted) throws SQLException {
        String row = Sql.row(arrivals.size());
        Sql.Statement statement = sql.of("SELECT nr, inbox_key FROM cuehook_inbox WHERE inbox_key IN " + row
                        + " AND delivery_id IN " + row + " ORDER BY nr DESC LIMIT ?")
                .withKeys(
                        arrivals.stream().map(arrival -> arrival.key().array()).toList());
        for (Arrival arrival : arrivals) {
            statement.with(arrival.delivery().id());
        }
        return Columns.numbers(statement.with(inserted));
    }

    private static void insertBodies(Sql sql, List<Arrival> arrivals, Map<ByteBuffer, Long> numbers)
            throws SQLException {
        Sql.Statement statement =
                sql.of("INSERT INTO cuehook_inbox_body (nr, checksum, body) VALUES " + Sql.rows(arrivals.size(), 3));
        for (Arrival arrival : arrivals) {
            byte[] body = arrival.delivery().body();
            statement
                    .with(numbers.get(arrival.key()))
                    .with(Columns.checksum(body))
                    .with(body);
        }
        int unused = statement.update();
    }

    private static void queue(Sql sql, List<Arrival> arrivals, Map<ByteBuffer, Long> numbers) throws SQLException {
        Sql.Statement statement =
                sql.of("INSERT INTO cuehook_inbox_queue (inbox_nr, lane) VALUES " + Sql.rows(arrivals.size(), 2));
        for (Arrival arrival : arrivals) {
            statement.with(numbers.get(arrival.key())).with(arrival.lane());
        }
        int unused = statement.update();
    }
}
