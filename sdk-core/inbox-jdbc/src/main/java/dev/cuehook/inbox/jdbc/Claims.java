package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hands out the heads of lanes that are due, and prolongs leases. */
final class Claims {

    private final Settlements settlements;

    Claims(Settlements settlements) {
        this.settlements = settlements;
    }

    /** Takes the lanes that are due the longest, and hands out the head of each. */
    List<ClaimedDelivery> claim(Sql sql, String endpoint, int most, Duration lease) throws SQLException {
        List<byte[]> due = sql.of("SELECT lane FROM cuehook_inbox_lane WHERE endpoint = ? AND due <= :now"
                        + " AND NOT EXISTS (SELECT 1 FROM cuehook_inbox_endpoint e WHERE e.endpoint = ? AND e.held = 1)"
                        + " ORDER BY due LIMIT ?" + sql.dialect().skipLocked())
                .with(endpoint)
                .now()
                .with(endpoint)
                .with(most)
                .list(row -> row.getBytes(1));
        if (due.isEmpty()) {
            return List.of();
        }
        long token = Lease.freshToken();
        Map<ByteBuffer, Head> heads = new HashMap<>();
        for (List<byte[]> some : Chunks.filled(due)) {
            take(sql, some, token, lease);
            heads(sql, some).forEach(head -> heads.put(ByteBuffer.wrap(head.lane), head));
        }
        List<ClaimedDelivery> claims = new ArrayList<>(due.size());
        for (byte[] lane : due) {
            Head head = heads.get(ByteBuffer.wrap(lane));
            if (head == null) {
                Lanes.dropIfEmpty(sql, lane); // never, by the protocol; an empty lane would be claimed for ever
            } else if (head.delivery == null) {
                boolean unused =
                        settlements.end(sql, new Lease(ByteBuffer.wrap(lane), token), head.damaged(), head.attempts);
            } else {
                long own = Lease.claimToken(token, ByteBuffer.wrap(lane), head.delivery);
                claims.add(new ClaimedDelivery(head.delivery, own, head.attempts, head.replay, head.afterDead));
            }
        }
        return claims;
    }

    private static void take(Sql sql, List<byte[]> some, long token, Duration lease) throws SQLException {
        int unused = sql.of("UPDATE cuehook_inbox_lane" + sql.dialect().through(Lanes.KEY)
                        + " SET due = :now + ?, token = ?, attempts = attempts + 1" + " WHERE lane IN "
                        + Sql.row(some.size()))
                .now()
                .with(micros(lease))
                .with(token)
                .withKeys(some)
                .update();
    }

    /** Each found through the index of (lane, seq); MIN with GROUP BY would read the lanes to their ends. */
    private static List<Head> heads(Sql sql, List<byte[]> some) throws SQLException {
        return sql.of("SELECT q.lane, i.replay, l.attempts AS lane_attempts,"
                        + " CASE WHEN q.seq <= l.dead_seq THEN 1 ELSE 0 END AS after_dead, " + Columns.SELECT
                        + " FROM cuehook_inbox_lane l"
                        + " JOIN cuehook_inbox_queue q ON q.lane = l.lane AND q.seq = (SELECT h.seq FROM cuehook_inbox_queue h"
                        + " WHERE h.lane = l.lane ORDER BY h.seq LIMIT 1)"
                        + " JOIN cuehook_inbox i ON i.nr = q.inbox_nr"
                        + " LEFT JOIN cuehook_inbox_body b ON b.nr = q.inbox_nr"
                        + " WHERE l.lane IN " + Sql.row(some.size()))
                .withKeys(some)
                .list(Head::read);
    }

    /** Prolongs leases, but for those whose lanes somebody else has at the moment; which are lost. */
    static Set<ClaimedDelivery> renew(Sql sql, Collection<ClaimedDelivery> claims, Duration lease) throws SQLException {
        Set<Lease> leases = claims.stream().map(Lease::of).collect(Collectors.toSet());
        List<Lease> locked = Lease.lock(sql, leases);
        for (List<Lease> some : Chunks.filled(locked)) {
            int unused = sql.of("UPDATE cuehook_inbox_lane" + sql.dialect().through(Lanes.KEY)
                            + " SET due = :now + ? WHERE lane IN " + Sql.row(some.size()))
                    .now()
                    .with(micros(lease))
                    .withKeys(some.stream().map(Lease::key).toList())
                    .update();
        }
        locked.forEach(leases::remove);
        Lease.held(sql, leases).forEach(leases::remove);
        return claims.stream().filter(claim -> leases.contains(Lease.of(claim))).collect(Collectors.toSet());
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private record Head(
            byte[] lane,
            int replay,
            int attempts,
            boolean afterDead,
            @Nullable StoredDelivery delivery) {

        static Head read(ResultSet row) throws SQLException {
            return new Head(
                    row.getBytes("lane"),
                    row.getInt("replay"),
                    row.getInt("lane_attempts"),
                    row.getInt("after_dead") == 1,
                    Columns.read(row));
        }

        Settlement damaged() {
            return Settlement.dead(
                    DeadReason.UNREADABLE,
                    new Failure("", "The stored body is missing or not the one that was written."));
        }
    }
}
