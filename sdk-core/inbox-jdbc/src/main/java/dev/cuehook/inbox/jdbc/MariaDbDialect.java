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

    private final long writer = ThreadLocalRandom.current().nextLong();

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public String now() {
        return "(CAST(UNIX_TIMESTAMP(SYSDATE(6)) * 1000000 AS SIGNED) + ?)";
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
        return "INSERT IGNORE INTO " + table + " (" + columns + ")";
    }

    @Override
    public String newOnes() {
        return " RETURNING nr, inbox_key";
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
            Sql.Statement statement = sql.of("SELECT lane FROM cuehook_inbox_lane WHERE lane IN " + Sql.row(some.size())
                    + " ORDER BY lane FOR UPDATE");
            for (byte[] lane : some) {
                statement.with(lane);
            }
            locked.addAll(statement.list(row -> row.getBytes(1)));
        }
        if (locked.size() < lanes.size()) {
            throw new SQLException("A lane was dropped before it was locked; the transaction is repeated.", "40001");
        }
    }

    @Override
    public void requireDurable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@innodb_flush_log_at_trx_commit")) {
            if (row.next() && row.getInt(1) != 1) {
                throw new NotDurableException("innodb_flush_log_at_trx_commit is " + row.getInt(1)
                        + ", so a commit is not on disk when it returns. Set it to 1 in the server's configuration.");
            }
        }
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
}
