package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Ends an attempt. Each begins with the lane's row: where its token has changed, the lease is lost and nothing happens. */
final class Settlements {

    private final Lanes lanes;
    private final Endings endings;

    Settlements(Lanes lanes, Endings endings) {
        this.lanes = lanes;
        this.endings = endings;
    }

    /** Ends a delivery; false if the lease is lost. */
    boolean settle(Sql sql, ClaimedDelivery claim, Settlement settlement) throws SQLException {
        byte[] lane = lanes.move(sql, claim, 0, Lanes.FREE, "0");
        if (lane == null) {
            return false;
        }
        endHead(sql, lane, settlement, claim.attempt());
        return true;
    }

    /** Ends deliveries that are done, in one transaction; those whose leases were not lost. */
    Set<ClaimedDelivery> finish(Sql sql, Collection<ClaimedDelivery> claims) throws SQLException {
        Map<ByteBuffer, ClaimedDelivery> byLane = new TreeMap<>(Lanes.ORDER);
        for (ClaimedDelivery claim : claims) {
            byLane.putIfAbsent(ByteBuffer.wrap(lanes.of(claim.delivery())), claim);
        }
        Set<ClaimedDelivery> kept = new HashSet<>(new Completions(endings, byLane).run(sql));
        Set<ClaimedDelivery> others = new HashSet<>(claims); // their leases are lost, or they wait in another lane
        others.removeAll(kept);
        for (ClaimedDelivery claim : others) {
            if (lanes.isHeld(sql, claim) && settle(sql, claim, Settlement.done())) {
                kept.add(claim);
            }
        }
        return kept;
    }

    /** Buries the head of a lane that was just taken. */
    void bury(Sql sql, byte[] lane, long token, Settlement settlement, int attempts) throws SQLException {
        if (Lanes.move(sql, lane, token, 0, Lanes.FREE, "0")) {
            endHead(sql, lane, settlement, attempts);
        }
    }

    private void endHead(Sql sql, byte[] lane, Settlement settlement, int attempts) throws SQLException {
        Head head = takeHead(sql, lane);
        Attempts.failed(sql, head.nr, attempts, settlement.failure());
        DeadReason reason = settlement.dead();
        if (reason == null) {
            endings.finish(sql, List.of(head.nr), attempts);
        } else {
            Endings.bury(sql, head.nr, head.endpoint, reason, attempts);
            int unused = sql.of("UPDATE cuehook_inbox_lane SET dead_seq ="
                            + " (SELECT COALESCE(MAX(seq), 0) FROM cuehook_inbox_queue WHERE lane = ?) WHERE lane = ?")
                    .with(lane)
                    .with(lane)
                    .update();
        }
        Lanes.dropIfEmpty(sql, lane);
    }

    /** Lets a delivery be tried again after a while; false if the lease is lost. */
    boolean retry(Sql sql, ClaimedDelivery claim, Duration backOff, Failure failure) throws SQLException {
        byte[] lane = lanes.move(sql, claim, Claims.micros(backOff), Lanes.FREE, "attempts");
        if (lane == null) {
            return false;
        }
        Attempts.failed(sql, head(sql, lane).nr, claim.attempt(), failure);
        return true;
    }

    /** Gives a delivery back: the attempt does not count. */
    boolean giveBack(Sql sql, ClaimedDelivery claim) throws SQLException {
        return lanes.move(sql, claim, 0, Lanes.FREE, "attempts - 1") != null;
    }

    /** Puts the confirmed form at the end of its own resource's lane; false if the lease is lost. */
    boolean replace(Sql sql, ClaimedDelivery claim, StoredDelivery confirmed) throws SQLException {
        byte[] to = lanes.of(confirmed);
        // locks are taken in the order of the keys
        boolean newLaneFirst = Arrays.compareUnsigned(to, lanes.of(claim.delivery())) < 0;
        if (newLaneFirst) {
            Lanes.insertOrLock(sql, to, confirmed.endpoint());
        }
        byte[] from = lanes.move(sql, claim, 0, Lanes.FREE, "0");
        if (from == null) {
            return false;
        }
        Head head = takeHead(sql, from);
        if (!newLaneFirst) {
            Lanes.insertOrLock(sql, to, confirmed.endpoint());
        }
        updateContent(sql, head.nr, confirmed);
        Lanes.enqueue(sql, head.nr, to);
        if (!Arrays.equals(from, to)) {
            Lanes.dropIfEmpty(sql, from);
        }
        return true;
    }

    private static void updateContent(Sql sql, long nr, StoredDelivery confirmed) throws SQLException {
        byte[] resource =
                confirmed.resource() == null ? null : confirmed.resource().key();
        String readable = confirmed.resource() == null
                ? null
                : Columns.fit(confirmed.resource().readable(), 255);
        int unused = sql.of("UPDATE cuehook_inbox SET assurance = ?, resource_key = ?, resource = ? WHERE nr = ?")
                .with(confirmed.assurance().name())
                .with(resource)
                .with(readable)
                .with(nr)
                .update();
        int unusedToo = sql.of("UPDATE cuehook_inbox_body SET checksum = ?, body = ? WHERE nr = ?")
                .with(Columns.checksum(confirmed.body()))
                .with(confirmed.body())
                .with(nr)
                .update();
    }

    private static Head takeHead(Sql sql, byte[] lane) throws SQLException {
        Head head = head(sql, lane);
        int unused = sql.of("DELETE FROM cuehook_inbox_queue WHERE lane = ? AND seq = ?")
                .with(lane)
                .with(head.seq)
                .update();
        return head;
    }

    private static Head head(Sql sql, byte[] lane) throws SQLException {
        return Objects.requireNonNull(
                sql.of("SELECT q.seq, q.inbox_nr, i.endpoint FROM cuehook_inbox_queue q"
                                + " JOIN cuehook_inbox i ON i.nr = q.inbox_nr WHERE q.lane = ? ORDER BY q.seq LIMIT 1")
                        .with(lane)
                        .first(row -> new Head(row.getLong(1), row.getLong(2), row.getString(3))),
                "A leased lane is empty.");
    }

    private record Head(long seq, long nr, String endpoint) {}
}
