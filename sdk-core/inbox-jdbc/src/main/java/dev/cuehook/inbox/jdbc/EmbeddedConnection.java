package dev.cuehook.inbox.jdbc;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to an inbox's file, with transactions of its own: after a full disk the driver is outside of one without
 * knowing it, and commits row by row. Not thread-safe.
 */
final class EmbeddedConnection {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);

    /** SQLite's codes after which a connection is not trusted: reading or writing failed, damage, misuse, no database. */
    private static final Set<Integer> DAMAGE = Set.of(10, 11, 21, 26);

    private final EmbeddedFile file;
    private final Clock clock;
    private final ClockSetBack clockSetBack;
    private Sql sql;
    private boolean odd;

    EmbeddedConnection(EmbeddedFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.clockSetBack = new ClockSetBack(clock);
        this.sql = statements();
    }

    private Sql statements() {
        return Sql.keeping(file.connection(), new SqliteDialect(), clock);
    }

    /** Opens the file anew where anything odd came before, and fails where it is gone; called between transactions. */
    void heal() throws SQLException {
        if (odd) {
            LOG.warn("The inbox opens its file anew, after a failure that it cannot be sure of.");
            file.reconnect();
            sql = statements();
            odd = false;
        }
        file.requireInPlace();
    }

    ClockSetBack clockSetBack() {
        return clockSetBack;
    }

    /** Work in a transaction. */
    <T> T inTransaction(Engine.Work<T> work) throws SQLException {
        boolean done = false;
        try {
            sql.run("BEGIN IMMEDIATE");
            clockSetBack.follow(sql);
            T result = work.run(sql);
            sql.run("COMMIT");
            done = true;
            return result;
        } catch (SQLException e) {
            odd |= DAMAGE.contains(e.getErrorCode() & 0xFF);
            throw e;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        try {
            sql.run("ROLLBACK");
        } catch (SQLException e) { // else SQLite has rolled back by itself
            odd |= !String.valueOf(e.getMessage()).contains("no transaction is active");
        }
    }

    /** Does what needs no flush of its own: the next transaction that is flushed takes it along. */
    void unflushed(Runnable transactions) throws SQLException {
        boolean full = false;
        try {
            sql.run("PRAGMA synchronous=NORMAL");
            transactions.run();
            sql.run("PRAGMA synchronous=FULL");
            full = true;
        } finally {
            odd |= !full; // else the next accepts would be answered before their flush
        }
    }
}
