package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
        return end(sql, Lease.of(claim), settlement, claim.attempt());
    }

    /** Ends deliveries that are done, in one transaction, and waits for nobody. */
    Map<ClaimedDelivery, Finished> finish(Sql sql, Collection<ClaimedDelivery> claims) throws SQLException {
        Map<Lease, ClaimedDelivery> leases = new HashMap<>();
        claims.forEach(claim -> leases.put(Lease.of(claim), claim));
        Map<ClaimedDelivery, Finished> finished = new HashMap<>();
        for (ClaimedDelivery done : new Completions(endings, leases).run(sql)) {
            finished.put(done, Finished.DONE);
            leases.remove(Lease.of(done));
        }
        for (Lease locked : Lease.held(sql, leases.keySet())) {
            finished.put(Objects.requireNonNull(leases.remove(locked)), Finished.NOT_YET);
        }
        leases.values().forEach(claim -> finished.put(claim, Finished.LOST));
        return finished;
    }

    /** Ends the head of a lane that was just taken; false if the lease is lost. */
    boolean end(Sql sql, Lease lease, Settlement settlement, int attempts) throws SQLException {
        if (!Lanes.move(sql, lease, 0, Lanes.FREE, "0")) {
            return false;
        }
        endHead(sql, lease.key(), settlement, attempts);
        return true;
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
        Lease lease = Lease.of(claim);
        if (!Lanes.move(sql, lease, Claims.micros(backOff), Lanes.FREE, "attempts")) {
            return false;
        }
        Attempts.failed(sql, head(sql, lease.key()).nr, claim.attempt(), failure);
        return true;
    }

    /** Gives a delivery back: the attempt does not count. */
    boolean giveBack(Sql sql, ClaimedDelivery claim) throws SQLException {
        return Lanes.move(sql, Lease.of(claim), 0, Lanes.FREE, "attempts - 1");
    }

    /** Puts the confirmed form at the end of its own resource's lane; false if the lease is lost. */
    boolean replace(Sql sql, ClaimedDelivery claim, StoredDelivery confirmed) throws SQLException {
        Lease lease = Lease.of(claim);
        byte[] from = lease.key();
        byte[] to = lanes.of(confirmed);
        boolean newLaneFirst = Arrays.compareUnsigned(to, from) < 0; // locks are taken in the order of the keys
        if (newLaneFirst) {
            Lanes.insertOrLock(sql, to, confirmed.endpoint());
        }
        if (!Lanes.move(sql, lease, 0, Lanes.FREE, "0")) {
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
