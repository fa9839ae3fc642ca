package dev.cuehook.inbox.jdbc;

import dev.cuehook.Identity;
import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lanes: one for each resource with open work, and one for each delivery without a resource. Whoever inserts or deletes queue
 * rows of a lane holds the lane's row to the end of the transaction, so these transactions follow each other; locks are taken
 * in the order of the keys.
 */
final class Lanes {

    static final long FREE = 0;

    /** In which they are locked. */
    static final Comparator<ByteBuffer> ORDER = (a, b) -> Arrays.compareUnsigned(a.array(), b.array());

    /** The index of the lanes themselves. */
    static final String KEY = "PRIMARY";

    /** Up to the rows. */
    static final String INSERT = "INSERT INTO cuehook_inbox_lane (lane, endpoint, due, token, attempts, dead_seq)";

    private final boolean ordered;

    Lanes(boolean ordered) {
        this.ordered = ordered;
    }

    /** The lane in which a delivery is put. */
    byte[] of(StoredDelivery delivery) {
        Identity resource = ordered ? delivery.resource() : null;
        return (resource == null ? delivery.identity() : resource).key();
    }

    /** Makes lanes of these endpoints where they are not there, and locks all of them. */
    static void insertOrLock(Sql sql, SortedMap<ByteBuffer, String> endpoints) throws SQLException {
        List<byte[]> lanes = endpoints.keySet().stream().map(ByteBuffer::array).toList();
        for (List<byte[]> some : Chunks.of(lanes)) {
            Sql.Statement statement = sql.of(INSERT + " VALUES " + "(?, ?, :now, 0, 0, 0), ".repeat(some.size() - 1)
                    + "(?, ?, :now, 0, 0, 0) " + sql.dialect().keepLanes());
            for (byte[] lane : some) {
                statement.with(lane).with(endpoints.get(ByteBuffer.wrap(lane))).now();
            }
            int unused = statement.update();
        }
        sql.dialect().lockLanes(sql, lanes);
    }

    static void insertOrLock(Sql sql, byte[] lane, String endpoint) throws SQLException {
        insertOrLock(sql, new TreeMap<>(Map.of(ByteBuffer.wrap(lane), endpoint)));
    }

    /** Adds a delivery to a lane that is locked. */
    static void enqueue(Sql sql, long nr, byte[] lane) throws SQLException {
        int unused = sql.of("INSERT INTO cuehook_inbox_queue (inbox_nr, lane) VALUES (?, ?)")
                .with(nr)
                .with(lane)
                .update();
    }

    /** Takes a leased lane: due after a while, under another token. False if the lease is lost. */
    static boolean move(Sql sql, Lease lease, long waitMicros, long nextToken, String attempts) throws SQLException {
        return sql.of("UPDATE cuehook_inbox_lane SET due = :now + ?, token = ?, attempts = " + attempts
                                + " WHERE lane = ? AND token = ?")
                        .now()
                        .with(waitMicros)
                        .with(nextToken)
                        .with(lease.key())
                        .with(lease.token())
                        .update()
                == 1;
    }

    /** Ends every lease. Only for a store that one process has to itself. */
    static void freeAll(Sql sql) throws SQLException {
        int unused = sql.of("UPDATE cuehook_inbox_lane SET due = :now, token = 0 WHERE token <> 0")
                .now()
                .update();
    }

    /** Drops a lane in which nothing waits any more; its row is held. */
    static void dropIfEmpty(Sql sql, byte[] lane) throws SQLException {
        boolean more = sql.of("SELECT seq FROM cuehook_inbox_queue WHERE lane = ? ORDER BY seq LIMIT 1")
                        .with(lane)
                        .first(row -> row.getLong(1))
                != null;
        if (!more) {
            int unused = sql.of("DELETE FROM cuehook_inbox_lane WHERE lane = ?")
                    .with(lane)
                    .update();
        }
    }
}
