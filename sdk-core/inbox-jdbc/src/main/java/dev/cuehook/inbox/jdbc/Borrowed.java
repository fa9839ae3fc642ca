package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that belongs to somebody else, in a transaction: whatever its settings are, they get them back. Where that fails
 * the connection is aborted, so that nobody gets it with ours. Not thread-safe.
 */
final class Borrowed {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);

    private final Connection connection;
    private final boolean autoCommit;
    private final boolean readOnly;

    private Borrowed(Connection connection) throws SQLException {
        this.connection = connection;
        this.autoCommit = connection.getAutoCommit();
        if (!autoCommit) {
            connection.rollback(); // a pool's own question may have begun a transaction, in which nothing can be set
        }
        this.readOnly = connection.isReadOnly();
    }

    /** Begins a transaction with the first statements of it; {@link #commit} or {@link #rollBack} must follow. */
    static Borrowed begin(Connection connection, String first) throws SQLException {
        Borrowed borrowed = new Borrowed(connection);
        try {
            if (borrowed.readOnly) {
                connection.setReadOnly(false);
            }
            if (borrowed.autoCommit) {
                connection.setAutoCommit(false);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(first);
            }
            return borrowed;
        } catch (SQLException | RuntimeException e) {
            borrowed.rollBack();
            throw e;
        }
    }

    /** Runs work and commits it; rolls it back if it throws. */
    static <T> T inTransaction(Connection connection, String first, Work<T> work) throws SQLException {
        Borrowed borrowed = begin(connection, first);
        T result;
        try {
            result = work.run();
        } catch (Throwable e) { // undone, whatever it was
            borrowed.rollBack();
            throw e;
        }
        borrowed.commit();
        return result;
    }

    /**
     * Commits, and gives the settings back.
     *
     * @throws UnknownOutcomeException if it is not known whether the transaction took effect
     */
    void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (isRolledBack(e)) {
                rollBack();
                throw e;
            }
            abort(connection);
            throw new UnknownOutcomeException(e);
        }
        end();
    }

    private static boolean isRolledBack(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return (state.startsWith("40") && !state.equals("40003")) || state.startsWith("23");
    }

    /** Rolls back, and gives the settings back. */
    void rollBack() {
        try {
            connection.rollback();
            end();
        } catch (SQLException | RuntimeException e) { // what went wrong before is on its way already
            abort(connection);
        }
    }

    private void end() {
        try {
            if (autoCommit) {
                connection.setAutoCommit(true);
            }
            if (readOnly) {
                connection.setReadOnly(true);
            }
        } catch (SQLException | RuntimeException e) { // the transaction is over in any case
            LOG.debug("A connection's settings could not be given back; it is aborted.", e);
            abort(connection);
        }
    }

    /** Ends a connection for good, also while another thread waits for it. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException | AbstractMethodError e) {
            LOG.debug("A connection could not be aborted.", e);
        }
    }

    /** Closes a connection, or gives it back to its pool; what was done on it is done. */
    static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            LOG.debug("A connection could not be given back.", e);
        }
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }
}
