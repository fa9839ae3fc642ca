package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.TransactionBoundary;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** An inbox in a database of the user's, through the user's {@link DataSource}. */
final class ServerEngine implements Engine {

    private static final int REPEATS = 20;

    private final DataSource dataSource;
    private final Dialect dialect;
    private final Operations operations;
    private final boolean createsSchema;
    private Clock clock = Clock.systemUTC();

    ServerEngine(DataSource dataSource, Dialect dialect, Operations operations, boolean createsSchema) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.operations = operations;
        this.createsSchema = createsSchema;
    }

    @Override
    public void open(InboxContext context) {
        clock = context.clock();
        try (Connection connection = dataSource.getConnection()) {
            if (createsSchema) {
                SchemaLock.run(
                        connection,
                        dialect,
                        () -> transaction(connection, sql -> {
                            Schema.create(sql, dialect);
                            return true;
                        }));
            }
            boolean unused = transaction(connection, sql -> {
                Schema.require(sql, dialect);
                dialect.requireDurable(connection);
                return true;
            });
        } catch (SQLException e) {
            throw new IllegalStateException(
                    e instanceof NotDurableException
                            ? e.getMessage()
                            : "The inbox's database cannot be used: " + e.getMessage() + " (SQLState " + e.getSQLState()
                                    + "). Check the DataSource, its user's rights, and that it is no replica.",
                    e);
        }
    }

    @Override
    public Set<StoredDelivery> write(List<StoredDelivery> batch) throws SQLException {
        return repeated(connection -> transaction(connection, sql -> {
            dialect.requireDurable(connection);
            return operations.accepts().accept(sql, batch);
        }));
    }

    @Override
    public <T> T work(Work<T> work) {
        try {
            return repeated(connection -> transaction(connection, work));
        } catch (SQLException e) {
            throw new IllegalStateException("The inbox's database failed: " + e.getMessage(), e);
        }
    }

    /** Runs a whole transaction again where others were in its way. */
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

    /** Runs work in a transaction, and leaves the connection as it was. */
    private <T> T transaction(Connection connection, Work<T> work) throws SQLException {
        return Borrowed.inTransaction(connection, () -> work.run(Sql.on(connection, dialect, clock)));
    }

    @Override
    public TransactionBoundary transactions() {
        return new JdbcTransactions(dataSource, connection -> Sql.on(connection, dialect, clock));
    }

    @Override
    public boolean isOfData(SQLException e) {
        return dialect.isOfData(e);
    }

    @Override
    public void close() {}

    @FunctionalInterface
    private interface OnConnection<T> {
        T run(Connection connection) throws SQLException;
    }
}
