package dev.cuehook.inbox.jdbc;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** SQLite, with one connection for everything: what others do at the same time is no question. */
final class SqliteDialect implements Dialect {

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public String now() {
        return "?";
    }

    @Override
    public long nowParameter(Clock clock) {
        return Columns.micros(clock.instant());
    }

    @Override
    public String skipLocked() {
        return "";
    }

    @Override
    public String forUpdate() {
        return "";
    }

    @Override
    public boolean hasOtherWriters() {
        return false;
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
        return "ON CONFLICT (lane) DO NOTHING";
    }

    @Override
    public void lockLanes(Sql sql, List<byte[]> lanes) {}

    /** After a kill, rows of the log are visible that were never flushed. */
    @Override
    public void flushKnown(Sql sql) throws SQLException {
        sql.run(
                "INSERT INTO cuehook_inbox_flush (writer, n) VALUES (1, 1) ON CONFLICT (writer) DO UPDATE SET n = n + 1");
    }

    @Override
    public boolean isTransient(SQLException e) {
        return false;
    }
}
