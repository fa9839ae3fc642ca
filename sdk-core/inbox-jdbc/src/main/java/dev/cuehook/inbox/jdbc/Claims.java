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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Hands out the heads of lanes that are due, and prolongs leases. */
final class Claims {

    private final Lanes lanes;
    private final Settlements settlements;

    Claims(Lanes lanes, Settlements settlements) {
        this.lanes = lanes;
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
        long token = token();
        Map<ByteBuffer, Head> heads = new HashMap<>();
        for (List<byte[]> some : Chunks.of(due)) {
            take(sql, some, token, lease);
            heads(sql, some).forEach(head -> heads.put(ByteBuffer.wrap(head.lane), head));
        }
        List<ClaimedDelivery> claims = new ArrayList<>(due.size());
        for (byte[] lane : due) {
            Head head = heads.get(ByteBuffer.wrap(lane));
            if (head == null) {
                Lanes.dropIfEmpty(sql, lane); // never, by the protocol; an empty lane would be claimed for ever
            } else if (head.delivery == null) {
                settlements.bury(sql, lane, token, head.damaged(), head.attempts);
            } else {
                claims.add(new ClaimedDelivery(head.delivery, token, head.attempts, head.replay, head.afterDead));
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

    private static long token() {
        long token = ThreadLocalRandom.current().nextLong();
        return token == Lanes.FREE ? 1 : token;
    }

    /** Prolongs a lease; false if it is lost. */
    boolean renew(Sql sql, ClaimedDelivery claim, Duration lease) throws SQLException {
        return lanes.move(sql, claim, micros(lease), claim.token(), "attempts") != null;
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
