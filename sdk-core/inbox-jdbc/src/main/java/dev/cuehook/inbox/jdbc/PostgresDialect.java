package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;

/** PostgreSQL 12 and later. */
class PostgresDialect implements Dialect {

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String now() {
        return "(CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT) + ?)";
    }

    @Override
    public long nowParameter(Clock clock) {
        return 0;
    }

    @Override
    public String skipLocked() {
        return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public String forUpdate() {
        return " FOR UPDATE";
    }

    @Override
    public String insertNew(String table, String columns) {
        return "INSERT INTO " + table + " (" + columns + ")";
    }

    @Override
    public String newOnes() {
        return " ON CONFLICT (inbox_key) DO NOTHING RETURNING nr, inbox_key";
    }

    @Override
    public String keepLanes() {
        return "ON CONFLICT (lane) DO UPDATE SET token = cuehook_inbox_lane.token"; // locks the row, and changes
        // nothing
    }

    @Override
    public void lockLanes(Sql sql, List<byte[]> lanes) {}

    @Override
    public void requireDurable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL synchronous_commit = on"); // whatever the session or the role says
        }
    }

    @Override
    public void flushKnown(Sql sql) {} // a row is visible only after its commit was flushed

    @Override
    public boolean isTransient(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.equals("40001") || state.equals("40P01") || state.equals("55P03"));
    }
}
