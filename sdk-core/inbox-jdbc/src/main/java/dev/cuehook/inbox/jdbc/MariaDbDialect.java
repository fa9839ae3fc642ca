package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** MariaDB 10.6 and later. */
class MariaDbDialect implements Dialect {

    private static final String SCHEMA_LOCK = "CONCAT('cuehook_schema_', LEFT(DATABASE(), 48))";

    private final long writer = ThreadLocalRandom.current().nextLong();

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public String schema() {
        return "mariadb";
    }

    /** In UTC: local time comes twice when summer ends. At the statement's start, so that an index can be used. */
    @Override
    public String now() {
        return "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) + ?)";
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
    public String through(String index) {
        return " FORCE INDEX (" + index + ")";
    }

    @Override
    public String delete(String table, String index) {
        return "DELETE t FROM " + table + " t" + through(index);
    }

    @Override
    public String insertNew(String table, String columns) {
        return "INSERT IGNORE INTO " + table + " (" + columns + ")";
    }

    @Override
    public String newOnes() {
        return " RETURNING nr, inbox_key";
    }

    @Override
    public String onKnown(String key) {
        return "ON DUPLICATE KEY UPDATE";
    }

    @Override
    public String keepLanes() {
        return "ON DUPLICATE KEY UPDATE token = token";
    }

    /** An update that changes nothing takes no lock that lasts in every version, so they are asked for. */
    @Override
    public void lockLanes(Sql sql, List<byte[]> lanes) throws SQLException {
        List<byte[]> locked = new ArrayList<>();
        for (List<byte[]> some : Chunks.of(lanes)) {
            locked.addAll(sql.of("SELECT lane FROM cuehook_inbox_lane" + through(Lanes.KEY) + " WHERE lane IN "
                            + Sql.row(some.size()) + " ORDER BY lane FOR UPDATE")
                    .withKeys(some)
                    .list(row -> row.getBytes(1)));
        }
        if (locked.size() < lanes.size()) {
            throw new SQLException("A lane was dropped before it was locked; the transaction is repeated.", "40001");
        }
    }

    @Override
    public void requireWritable(Sql sql) throws SQLException {
        String readOnly = sql.of("SELECT @@global.read_only").first(row -> row.getString(1));
        if (!"0".equals(readOnly) && !"OFF".equals(readOnly)) { // MariaDB 12 has names for it
            throw new IllegalStateException("The inbox's database is read-only (read_only is on), as replicas are."
                    + " Let the DataSource connect to the primary.");
        }
    }

    @Override
    public void requireFlushing(Sql sql) throws SQLException {
        requireDurable(sql.connection());
    }

    /** A packet holds the bodies escaped, at worst twice as long. */
    @Override
    public long batchBytes(Sql sql) throws SQLException {
        Long packet = sql.of("SELECT @@max_allowed_packet").first(row -> row.getLong(1));
        return packet == null ? Engine.BATCH_BYTES : packet / 2;
    }

    @Override
    public void lockSchema(Sql sql) throws SQLException {
        Long locked = sql.of("SELECT GET_LOCK(" + SCHEMA_LOCK + ", 60)").first(row -> row.getLong(1));
        if (locked == null || locked != 1) {
            throw new SQLException("Another process has been making the inbox's tables for 60 s.");
        }
    }

    /** Once the version is committed: else the next one would not see it, and write it again. */
    @Override
    public void unlockSchema(Sql sql) throws SQLException {
        sql.connection().commit();
        sql.run("SELECT RELEASE_LOCK(" + SCHEMA_LOCK + ")");
    }

    @Override
    public boolean isMissingTable(SQLException e) {
        return e.getErrorCode() == 1146;
    }

    /** 1044: no right in the database, 1142: for the statement, 1227: for something larger. */
    @Override
    public boolean isDenied(SQLException e) {
        int code = e.getErrorCode();
        return code == 1044 || code == 1142 || code == 1227;
    }

    /**
     * With a binary log, 1 flushes the log of a transaction only up to its preparation: what was committed is read from the binary
     * log after a crash, and undone if it is not there. 3 flushes both.
     */
    @Override
    public void requireDurable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT @@innodb_flush_log_at_trx_commit, @@log_bin = 1 AND @@sync_binlog <> 1")) {
            if (row.next() && row.getInt(1) != 3) {
                if (row.getInt(1) != 1) {
                    throw lossy("innodb_flush_log_at_trx_commit is " + row.getInt(1));
                }
                if (row.getBoolean(2)) {
                    throw lossy("sync_binlog is not 1 while a binary log is written");
                }
            }
        }
    }

    private static NotDurableException lossy(String setting) {
        return new NotDurableException(
                setting + ", so a commit is not on disk when it returns. Set it to 1 in the server's configuration.");
    }

    /** A deadlock does. */
    @Override
    public boolean undoesSilently() {
        return true;
    }

    /** InnoDB shows a row before it is flushed: only a flush after it shows that it is. */
    @Override
    public void flushKnown(Sql sql) throws SQLException {
        int unused = sql.of(
                        "INSERT INTO cuehook_inbox_flush (writer, n) VALUES (?, 1) ON DUPLICATE KEY UPDATE n = n + 1")
                .with(writer)
                .update();
    }

    @Override
    public boolean isTransient(SQLException e) {
        // 1213: deadlock, 1205: lock wait over, 1020: record has changed since it was read
        int code = e.getErrorCode();
        return "40001".equals(e.getSQLState()) || code == 1213 || code == 1205 || code == 1020;
    }

    @Override
    public String passKnown() {
        return "";
    }
}
