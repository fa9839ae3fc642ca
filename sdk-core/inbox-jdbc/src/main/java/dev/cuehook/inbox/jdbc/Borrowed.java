package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections that belong to somebody else: whatever their settings are, they get them back. */
final class Borrowed {

    private final Connection connection;
    private final boolean autoCommit;
    private final int isolation;
    private final boolean readOnly;

    private Borrowed(Connection connection) throws SQLException {
        this.connection = connection;
        this.autoCommit = connection.getAutoCommit();
        this.isolation = connection.getTransactionIsolation();
        this.readOnly = connection.isReadOnly();
    }

    /** Makes the connection ready for a transaction of the inbox. */
    static Borrowed begin(Connection connection) throws SQLException {
        Borrowed borrowed = new Borrowed(connection);
        if (borrowed.readOnly) {
            connection.setReadOnly(false);
        }
        if (borrowed.isolation != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        if (borrowed.autoCommit) {
            connection.setAutoCommit(false);
        }
        return borrowed;
    }

    /** Gives the settings back. */
    void end() throws SQLException {
        if (autoCommit) {
            connection.setAutoCommit(true);
        }
        if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(isolation);
        }
        if (readOnly) {
            connection.setReadOnly(true);
        }
    }

    /** Runs work and commits it; rolls it back if it throws. */
    static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        Borrowed borrowed = begin(connection);
        boolean done = false;
        try {
            T result = work.run();
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(connection);
            }
            borrowed.end();
        }
    }

    /** Rolls back; a connection that cannot do that is beyond help, and its transaction over. */
    static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // what went wrong before is on its way already
        }
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }
}
