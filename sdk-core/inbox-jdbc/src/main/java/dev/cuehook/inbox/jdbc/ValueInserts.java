package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code VALUES} of a power of two of rows. What every database understands. */
enum ValueInserts implements Inserts {
    INSTANCE;

    @Override
    public Map<ByteBuffer, Long> deliveries(Sql sql, List<StoredDelivery> sorted) throws SQLException {
        Map<ByteBuffer, Long> numbers = new HashMap<>();
        for (List<StoredDelivery> some : Chunks.of(sorted)) {
            numbers.putAll(insertNew(sql, some));
        }
        List<StoredDelivery> fresh = sorted.stream()
                .filter(delivery -> numbers.containsKey(Columns.key(delivery)))
                .toList();
        for (List<StoredDelivery> some : Chunks.of(fresh)) {
            insertBodies(sql, some, numbers);
        }
        return numbers;
    }

    private static Map<ByteBuffer, Long> insertNew(Sql sql, List<StoredDelivery> deliveries) throws SQLException {
        String newOnes = sql.dialect().newOnes();
        Sql.Statement statement = sql.of(sql.dialect().insertNew("cuehook_inbox", Columns.INBOX) + " VALUES "
                + Sql.rows(deliveries.size(), Columns.INBOX_COUNT)
                + newOnes);
        for (StoredDelivery delivery : deliveries) {
            for (Object value : Columns.values(delivery)) {
                statement.withObject(value);
            }
        }
        return newOnes.isEmpty() ? lookUp(sql, deliveries, statement.update()) : Columns.numbers(statement);
    }

    /** A row under the id of this delivery is ours; of one object that was offered before, it may be the former. */
    private static Map<ByteBuffer, Long> lookUp(Sql sql, List<StoredDelivery> deliveries, int inserted)
            throws SQLException {
        String row = Sql.row(deliveries.size());
        Sql.Statement statement = sql.of("SELECT nr, inbox_key FROM cuehook_inbox WHERE inbox_key IN " + row
                + " AND delivery_id IN " + row + " ORDER BY nr DESC LIMIT ?");
        for (StoredDelivery delivery : deliveries) {
            statement.with(delivery.identity().key());
        }
        for (StoredDelivery delivery : deliveries) {
            statement.with(delivery.id());
        }
        return Columns.numbers(statement.with(inserted));
    }

    private static void insertBodies(Sql sql, List<StoredDelivery> deliveries, Map<ByteBuffer, Long> numbers)
            throws SQLException {
        Sql.Statement statement =
                sql.of("INSERT INTO cuehook_inbox_body (nr, checksum, body) VALUES " + Sql.rows(deliveries.size(), 3));
        for (StoredDelivery delivery : deliveries) {
            statement
                    .with(numbers.get(Columns.key(delivery)))
                    .with(Columns.checksum(delivery.body()))
                    .with(delivery.body());
        }
        int unused = statement.update();
    }

    @Override
    public void lanes(Sql sql, List<byte[]> sorted, List<String> endpoints) throws SQLException {
        int from = 0;
        for (List<byte[]> some : Chunks.of(sorted)) {
            Sql.Statement statement =
                    sql.of("INSERT INTO cuehook_inbox_lane (lane, endpoint, due, token, attempts, dead_seq) VALUES "
                            + "(?, ?, :now, 0, 0, 0), ".repeat(some.size() - 1) + "(?, ?, :now, 0, 0, 0) "
                            + sql.dialect().keepLanes());
            for (byte[] lane : some) {
                statement.with(lane).with(endpoints.get(from++)).now();
            }
            int unused = statement.update();
        }
        sql.dialect().lockLanes(sql, sorted);
    }

    @Override
    public void queue(Sql sql, List<Long> numbers, List<byte[]> lanes) throws SQLException {
        int from = 0;
        for (List<Long> some : Chunks.of(numbers)) {
            Sql.Statement statement =
                    sql.of("INSERT INTO cuehook_inbox_queue (inbox_nr, lane) VALUES " + Sql.rows(some.size(), 2));
            for (Long number : some) {
                statement.with(number).with(lanes.get(from++));
            }
            int unused = statement.update();
        }
    }
}
