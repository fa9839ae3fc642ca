package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Transactions on connections of the user's, which are left as they were. A whole transaction is repeated where others were in
 * its way. Thread-safe.
 */
final class WholeTransactions {

    private static final int REPEATS = 20;

    private final DataSource dataSource;
    private final Dialect dialect;

    WholeTransactions(DataSource dataSource, Dialect dialect) {
        this.dataSource = dataSource;
        this.dialect = dialect;
    }

    /** Does work in a transaction of its own. */
    <T> T run(Clock clock, Engine.Work<T> work) throws SQLException {
        return repeated(connection -> on(connection, clock, work));
    }

    /** Does work in a transaction of its own, which is on disk when this returns. */
    <T> T durably(Clock clock, Engine.Work<T> work) throws SQLException {
        return repeated(connection -> on(connection, clock, sql -> {
            dialect.requireDurable(connection);
            return work.run(sql);
        }));
    }

    /** Does work in a transaction on this connection, once. */
    <T> T on(Connection connection, Clock clock, Engine.Work<T> work) throws SQLException {
        return Borrowed.inTransaction(connection, () -> work.run(Sql.on(connection, dialect, clock)));
    }

    private <T> T repeated(OnConnection<T> whole) throws SQLException {
        for (int left = REPEATS; ; left--) {
            try (Connection connection = dataSource.getConnection()) {
                return whole.run(connection);
            } catch (SQLException e) {
                if (left == 0 || !dialect.isTransient(e)) {
                    throw e;
                }
            }
        }
    }

    @FunctionalInterface
    private interface OnConnection<T> {
        T run(Connection connection) throws SQLException;
    }
}
