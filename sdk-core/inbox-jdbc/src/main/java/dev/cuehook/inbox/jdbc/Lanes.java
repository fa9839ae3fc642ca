package dev.cuehook.inbox.jdbc;

import dev.cuehook.Identity;
import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * Lanes: one for each resource with open work, and one for each delivery without a resource. Whoever inserts or deletes queue
 * rows of a lane holds the lane's row to the end of the transaction, so these transactions follow each other; locks are taken
 * in the order of the keys.
 */
final class Lanes {

    static final long FREE = 0;

    /** In which they are locked. */
    static final Comparator<ByteBuffer> ORDER = (a, b) -> Arrays.compareUnsigned(a.array(), b.array());

    private final boolean ordered;

    Lanes(boolean ordered) {
        this.ordered = ordered;
    }

    /** The lane in which a delivery waits. */
    byte[] of(StoredDelivery delivery) {
        Identity resource = ordered ? delivery.resource() : null;
        return (resource == null ? delivery.identity() : resource).key();
    }

    /** The order in which lanes are locked. */
    int compare(StoredDelivery a, StoredDelivery b) {
        return Arrays.compareUnsigned(of(a), of(b));
    }

    /** Makes the lanes of these deliveries where they are not there, and locks all of them. */
    void insertOrLock(Sql sql, Collection<StoredDelivery> deliveries) throws SQLException {
        TreeSet<StoredDelivery> lanes = new TreeSet<>(this::compare);
        lanes.addAll(deliveries);
        sql.dialect()
                .inserts()
                .lanes(
                        sql,
                        lanes.stream().map(this::of).toList(),
                        lanes.stream().map(StoredDelivery::endpoint).toList());
    }

    /** Takes a leased lane: due after a while, under another token. False if the lease is lost. */
    boolean move(Sql sql, byte[] lane, long token, long waitMicros, long nextToken, String attempts)
            throws SQLException {
        return sql.of("UPDATE cuehook_inbox_lane SET due = :now + ?, token = ?, attempts = " + attempts
                                + " WHERE lane = ? AND token = ?")
                        .now()
                        .with(waitMicros)
                        .with(nextToken)
                        .with(lane)
                        .with(token)
                        .update()
                == 1;
    }

    /** Ends every lease. Only for a store that one process has to itself. */
    void freeAll(Sql sql) throws SQLException {
        int unused = sql.of("UPDATE cuehook_inbox_lane SET due = :now, token = 0 WHERE token <> 0")
                .now()
                .update();
    }

    /** Drops a lane in which nothing waits any more; its row is held. */
    void dropIfEmpty(Sql sql, byte[] lane) throws SQLException {
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
