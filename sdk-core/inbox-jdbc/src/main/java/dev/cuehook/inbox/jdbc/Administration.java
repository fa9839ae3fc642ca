package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.InboxCounts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts, holding, and forgetting what is over. */
final class Administration {

    private static final int PURGED_AT_ONCE = 1_000;

    private Administration() {}

    static InboxCounts counts(Sql sql, String endpoint) throws SQLException {
        Long open = sql.of("SELECT COUNT(*) FROM cuehook_inbox_queue q JOIN cuehook_inbox_lane l ON l.lane = q.lane"
                        + " WHERE l.endpoint = ?")
                .with(endpoint)
                .first(row -> row.getLong(1));
        Long oldest = sql.of("SELECT MIN(i.received_at) FROM cuehook_inbox_queue q"
                        + " JOIN cuehook_inbox_lane l ON l.lane = q.lane JOIN cuehook_inbox i ON i.nr = q.inbox_nr"
                        + " WHERE l.endpoint = ?")
                .with(endpoint)
                .first(row -> nullable(row.getLong(1), row.wasNull()));
        Long dead = sql.of("SELECT COUNT(*) FROM cuehook_inbox_dead WHERE endpoint = ?")
                .with(endpoint)
                .first(row -> row.getLong(1));
        Long held = sql.of("SELECT held FROM cuehook_inbox_endpoint WHERE endpoint = ?")
                .with(endpoint)
                .first(row -> row.getLong(1));
        return new InboxCounts(
                open == null ? 0 : open,
                dead == null ? 0 : dead,
                oldest == null ? null : Columns.instant(oldest),
                held != null && held == 1);
    }

    private static @Nullable Long nullable(long value, boolean isNull) {
        return isNull ? null : (Long) value;
    }

    static void hold(Sql sql, String endpoint, boolean held) throws SQLException {
        int unused = sql.of("INSERT INTO cuehook_inbox_endpoint (endpoint, held) VALUES (?, ?) "
                        + sql.dialect().onKnown("endpoint") + " held = ?")
                .with(endpoint)
                .with(held ? 1 : 0)
                .with(held ? 1 : 0)
                .update();
    }

    /** Forgets some of the identities whose time is over, with their bodies; how many. */
    static int purge(Sql sql) throws SQLException {
        List<Long> over = sql.of("SELECT nr FROM cuehook_inbox WHERE purge_after < :now ORDER BY purge_after LIMIT ?")
                .now()
                .with(PURGED_AT_ONCE)
                .list(row -> row.getLong(1));
        for (List<Long> some : Chunks.of(over)) {
            delete(sql, "cuehook_inbox_body", some, "");
            delete(sql, "cuehook_inbox", some, " AND purge_after IS NOT NULL");
        }
        return over.size();
    }

    /** Drops the bodies of deliveries that were done before this long; how many. */
    static int dropBodies(Sql sql, Duration retention, Duration keepBodies) throws SQLException {
        List<Long> over = sql.of("SELECT b.nr FROM cuehook_inbox i JOIN cuehook_inbox_body b ON b.nr = i.nr"
                        + " WHERE i.purge_after < :now + ? ORDER BY i.purge_after LIMIT ?")
                .now()
                .with(Claims.micros(retention.minus(keepBodies)))
                .with(PURGED_AT_ONCE)
                .list(row -> row.getLong(1));
        for (List<Long> some : Chunks.of(over)) {
            delete(sql, "cuehook_inbox_body", some, "");
        }
        return over.size();
    }

    private static void delete(Sql sql, String table, List<Long> numbers, String more) throws SQLException {
        Sql.Statement delete = sql.of("DELETE FROM " + table + " WHERE nr IN " + Sql.row(numbers.size()) + more);
        for (long nr : numbers) {
            delete.with(nr);
        }
        int unused = delete.update();
    }
}
