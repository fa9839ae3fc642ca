package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.ClaimedDelivery;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The protocol's steps that end a delivery, for many of different lanes at once. */
final class Completions {

    private final Endings endings;
    private final Map<ByteBuffer, ClaimedDelivery> byLane;

    /** By lane, in the order in which lanes are locked. */
    Completions(Endings endings, Map<ByteBuffer, ClaimedDelivery> byLane) {
        this.endings = endings;
        this.byLane = byLane;
    }

    /** Ends them; those whose leases were not lost. */
    Collection<ClaimedDelivery> run(Sql sql) throws SQLException {
        List<byte[]> held = lock(sql);
        if (held.isEmpty()) {
            return List.of();
        }
        Map<ByteBuffer, Ends> ends = ends(sql, held);
        SortedMap<Integer, List<Long>> byAttempts = new TreeMap<>();
        List<byte[]> empty = new ArrayList<>();
        List<byte[]> further = new ArrayList<>();
        for (byte[] lane : held) {
            Ends own = Objects.requireNonNull(ends.get(ByteBuffer.wrap(lane)), "A leased lane is empty.");
            byAttempts
                    .computeIfAbsent(claim(lane).attempt(), ignored -> new ArrayList<>())
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
        return held.stream().map(this::claim).toList();
    }

    private ClaimedDelivery claim(byte[] lane) {
        return Objects.requireNonNull(byLane.get(ByteBuffer.wrap(lane)));
    }

    /** In order: those that are under the tokens of their leases. */
    private List<byte[]> lock(Sql sql) throws SQLException {
        List<Map.Entry<ByteBuffer, ClaimedDelivery>> leases = Chunks.filledUp(List.copyOf(byLane.entrySet()));
        Sql.Statement statement = sql.of("SELECT lane FROM cuehook_inbox_lane"
                + sql.dialect().through(Lanes.KEY) + " WHERE "
                + "(lane = ? AND token = ?) OR ".repeat(leases.size() - 1) + "(lane = ? AND token = ?) ORDER BY lane"
                + sql.dialect().forUpdate());
        for (Map.Entry<ByteBuffer, ClaimedDelivery> lease : leases) {
            statement.with(lease.getKey().array()).with(lease.getValue().token());
        }
        return statement.list(row -> row.getBytes(1));
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
