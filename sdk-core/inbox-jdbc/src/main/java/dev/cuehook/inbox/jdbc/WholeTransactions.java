package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Transactions on connections of the user's, which are left as they were. A whole transaction is repeated where others were in
 * its way. Thread-safe.
 */
final class WholeTransactions {

    private static final int REPEATS = 20;
    private static final Duration REPEATING = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final Dialect dialect;

    WholeTransactions(DataSource dataSource, Dialect dialect) {
        this.dataSource = dataSource;
        this.dialect = dialect;
    }

    /** Does work in a transaction of its own, which is on disk soon after. */
    <T> T run(Clock clock, Engine.Work<T> work) throws SQLException {
        return run(Flush.LATER, at(clock), work);
    }

    /** Does work in a transaction of its own, which is on disk when this returns. */
    <T> T durably(Clock clock, Engine.Work<T> work) throws SQLException {
        return run(Flush.SURE, at(clock), sql -> {
            dialect.requireDurable(sql.connection());
            return work.run(sql);
        });
    }

    /** Does work in a transaction of its own. */
    <T> T run(Flush flush, Function<Connection, Sql> statements, Engine.Work<T> work) throws SQLException {
        return repeated(connection -> on(connection, flush, statements, work));
    }

    /** Does work in a transaction on this connection, once, which is on disk when this returns. */
    <T> T on(Connection connection, Clock clock, Engine.Work<T> work) throws SQLException {
        return on(connection, Flush.SURE, at(clock), work);
    }

    /** Does work in a transaction on this connection, once. */
    <T> T on(Connection connection, Flush flush, Function<Connection, Sql> statements, Engine.Work<T> work)
            throws SQLException {
        return Borrowed.inTransaction(connection, dialect.begin(flush), () -> work.run(statements.apply(connection)));
    }

    private Function<Connection, Sql> at(Clock clock) {
        return connection -> Sql.on(connection, dialect, clock);
    }

    /**
     * Runs a whole transaction again where others were in its way, or where its connection was lost before the commit: a pool
     * may hand out dead ones.
     */
    <T> T repeated(OnConnection<T> whole) throws SQLException {
        long begun = System.nanoTime();
        for (int left = REPEATS; ; left--) {
            Connection connection = dataSource.getConnection();
            try {
                return whole.run(connection);
            } catch (SQLException e) {
                boolean again = !(e instanceof UnknownOutcomeException) && (dialect.isTransient(e) || isLost(e));
                if (left == 0 || !again || System.nanoTime() - begun > REPEATING.toNanos()) {
                    throw e;
                }
            } finally {
                Borrowed.giveBack(connection);
            }
        }
    }

    private static boolean isLost(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    /** A whole transaction on a connection. */
    @FunctionalInterface
    interface OnConnection<T> {
        T run(Connection connection) throws SQLException;
    }
}
