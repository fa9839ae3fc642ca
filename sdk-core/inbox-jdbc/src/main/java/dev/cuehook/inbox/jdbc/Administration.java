package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.InboxCounts;
import java.sql.SQLException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts and holding. */
final class Administration {

    private Administration() {}

    /** From name to name, by the indexes: they would otherwise be read from end to end. */
    static SortedSet<String> endpoints(Sql sql) throws SQLException {
        SortedSet<String> names = new TreeSet<>(sql.of("SELECT endpoint FROM cuehook_inbox_endpoint WHERE held = 1")
                .list(row -> row.getString(1)));
        for (String table : new String[] {"cuehook_inbox_lane", "cuehook_inbox_dead"}) {
            String name = next(sql, table, "");
            while (name != null) {
                names.add(name);
                name = next(sql, table, name);
            }
        }
        return names;
    }

    private static @Nullable String next(Sql sql, String table, String name) throws SQLException {
        return sql.of("SELECT MIN(endpoint) FROM " + table + " WHERE endpoint > ?")
                .with(name)
                .first(row -> row.getString(1));
    }

    static InboxCounts counts(Sql sql, String endpoint) throws SQLException {
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
                open(sql, endpoint),
                dead == null ? 0 : dead,
                oldest == null ? null : Columns.instant(oldest),
                held != null && held == 1);
    }

    static long open(Sql sql, String endpoint) throws SQLException {
        Long open = sql.of("SELECT COUNT(*) FROM cuehook_inbox_queue q JOIN cuehook_inbox_lane l ON l.lane = q.lane"
                        + " WHERE l.endpoint = ?")
                .with(endpoint)
                .first(row -> row.getLong(1));
        return open == null ? 0 : open;
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
}
