package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.ClaimedDelivery;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The protocol's steps that end a delivery, for many of different lanes at once. */
final class Completions {

    private final Endings endings;
    private final Map<Lease, ClaimedDelivery> leases;

    Completions(Endings endings, Map<Lease, ClaimedDelivery> leases) {
        this.endings = endings;
        this.leases = leases;
    }

    /** Ends those whose leases are not lost and whose lanes nobody else has at the moment: these. */
    List<ClaimedDelivery> run(Sql sql) throws SQLException {
        Map<ByteBuffer, ClaimedDelivery> claims = new LinkedHashMap<>();
        Lease.lock(sql, leases.keySet())
                .forEach(lease -> claims.put(lease.lane(), Objects.requireNonNull(leases.get(lease))));
        if (claims.isEmpty()) {
            return List.of();
        }
        List<byte[]> held = claims.keySet().stream().map(ByteBuffer::array).toList();
        Map<ByteBuffer, Ends> ends = ends(sql, held);
        SortedMap<Integer, List<Long>> byAttempts = new TreeMap<>();
        List<byte[]> empty = new ArrayList<>();
        List<byte[]> further = new ArrayList<>();
        for (byte[] lane : held) {
            Ends own = Objects.requireNonNull(ends.get(ByteBuffer.wrap(lane)), "A leased lane is empty.");
            byAttempts
                    .computeIfAbsent(
                            Objects.requireNonNull(claims.get(ByteBuffer.wrap(lane)))
                                    .attempt(),
                            ignored -> new ArrayList<>())
                    .add(own.head);
            (own.hasMore ? further : empty).add(lane);
        }
        for (Map.Entry<Integer, List<Long>> same : byAttempts.entrySet()) {
            List<Long> filled = Chunks.filledUp(same.getValue());
            int unused = sql.of(sql.dialect().delete("cuehook_inbox_queue", "inbox_nr") + " WHERE inbox_nr IN "
                            + Sql.row(filled.size()))
                    .withAll(filled)
                    .update();
            endings.finish(sql, same.getValue(), same.getKey());
        }
        if (!empty.isEmpty()) {
            int unused = in(sql, empty, sql.dialect().delete("cuehook_inbox_lane", Lanes.KEY) + " WHERE lane IN ")
                    .update();
        }
        if (!further.isEmpty()) {
            free(sql, further);
        }
        return List.copyOf(claims.values());
    }

    private static Map<ByteBuffer, Ends> ends(Sql sql, List<byte[]> held) throws SQLException {
        Map<ByteBuffer, Ends> ends = new HashMap<>();
        String first = "(SELECT h.seq FROM cuehook_inbox_queue h WHERE h.lane = l.lane ORDER BY h.seq LIMIT 1";
        in(
                        sql,
                        held,
                        "SELECT l.lane, q.inbox_nr, " + first + " OFFSET 1) AS next_seq FROM cuehook_inbox_lane l"
                                + " JOIN cuehook_inbox_queue q ON q.lane = l.lane AND q.seq = " + first
                                + ") WHERE l.lane IN ")
                .list(row ->
                        Map.entry(ByteBuffer.wrap(row.getBytes(1)), new Ends(row.getLong(2), row.getString(3) != null)))
                .forEach(entry -> ends.put(entry.getKey(), entry.getValue()));
        return ends;
    }

    private static void free(Sql sql, List<byte[]> lanes) throws SQLException {
        List<byte[]> filled = Chunks.filledUp(lanes);
        int unused = sql.of("UPDATE cuehook_inbox_lane" + sql.dialect().through(Lanes.KEY)
                        + " SET due = :now, token = 0, attempts = 0 WHERE lane IN "
                        + Sql.row(filled.size()))
                .now()
                .withKeys(filled)
                .update();
    }

    private static Sql.Statement in(Sql sql, List<byte[]> lanes, String head) throws SQLException {
        List<byte[]> filled = Chunks.filledUp(lanes);
        return sql.of(head + Sql.row(filled.size())).withKeys(filled);
    }

    /** The head of a lane, and whether there is another behind it. */
    private record Ends(long head, boolean hasMore) {}
}
