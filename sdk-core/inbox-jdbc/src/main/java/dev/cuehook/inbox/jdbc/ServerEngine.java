package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.TransactionBoundary;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An inbox in a database of the user's, through the user's {@link DataSource}. Holds one connection at a time a thread. */
final class ServerEngine implements Engine {

    private final DataSource dataSource;
    private final Dialect dialect;
    private final WholeTransactions transactions;
    private final Operations operations;
    private final ServerOptions options;
    private Clock clock = Clock.systemUTC();
    private long batchBytes = BATCH_BYTES;
    private @Nullable Watchdog watchdog;

    ServerEngine(DataSource dataSource, Dialect dialect, Operations operations, ServerOptions options) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.transactions = new WholeTransactions(dataSource, dialect);
        this.operations = operations;
        this.options = options;
    }

    @Override
    public void open(InboxContext context) {
        clock = context.clock();
        Connection connection = connect();
        try {
            ServerStart start = new ServerStart(dialect, options);
            transaction(connection, start::check);
            if (options.createsSchema() && !hasSchema(connection)) {
                transaction(connection, start::create);
            }
            transaction(connection, start::require);
            batchBytes = Math.min(BATCH_BYTES, transaction(connection, dialect::batchBytes));
        } catch (SQLException e) {
            throw new IllegalStateException(
                    e instanceof NotDurableException
                            ? e.getMessage()
                            : "The inbox's database cannot be used: " + Sql.describe(e)
                                    + ". Check the DataSource, its user's rights, and that it is no replica.",
                    e);
        } finally {
            Borrowed.giveBack(connection);
        }
        watchdog = new Watchdog(options.stuckAfter());
    }

    private Connection connect() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The inbox's database cannot be reached: " + Sql.describe(e) + ". Check the DataSource.", e);
        }
    }

    private boolean hasSchema(Connection connection) throws SQLException {
        try {
            return transaction(connection, sql -> Schema.version(sql) != null);
        } catch (SQLException e) {
            if (dialect.isMissingTable(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean isDurable() {
        return !options.allowsLossy();
    }

    @Override
    public long batchBytes() {
        return batchBytes;
    }

    @Override
    public Set<StoredDelivery> write(List<StoredDelivery> batch) throws SQLException {
        Watchdog own = Objects.requireNonNull(watchdog, "The inbox is not open. A receiver opens it; give it to one.");
        return transactions.repeated(connection -> own.watch(
                connection,
                () -> transactions.on(connection, Flush.BATCH, this::limited, sql -> {
                    if (!options.allowsLossy()) {
                        dialect.requireDurable(connection);
                    }
                    return operations.accepts().accept(sql, batch);
                })));
    }

    @Override
    public <T> T work(Work<T> work) {
        return run(Flush.LATER, this::on, work);
    }

    @Override
    public <T> T workBriefly(Work<T> work) {
        return run(Flush.LATER, this::limited, work);
    }

    @Override
    public <T> T workFlushed(Work<T> work) {
        return run(Flush.SURE, this::on, work);
    }

    private <T> T run(Flush flush, Function<Connection, Sql> statements, Work<T> work) {
        try {
            return transactions.run(flush, statements, work);
        } catch (SQLException e) {
            throw new IllegalStateException("The inbox's database failed: " + Sql.describe(e), e);
        }
    }

    /** Runs work in a transaction, and leaves the connection as it was. */
    private <T> T transaction(Connection connection, Work<T> work) throws SQLException {
        return transactions.on(connection, clock, work);
    }

    @Override
    public TransactionBoundary transactions() {
        return new JdbcTransactions(dataSource, dialect.begin(Flush.AS_SET), this::on);
    }

    @Override
    public Optional<DataSource> dataSource() {
        return Optional.of(dataSource);
    }

    @Override
    public Sql on(Connection connection) {
        return Sql.on(connection, dialect, clock);
    }

    private Sql limited(Connection connection) {
        return Sql.limited(connection, dialect, clock, options.statementSeconds());
    }

    @Override
    public boolean isOfData(SQLException e) {
        return dialect.isOfData(e);
    }

    @Override
    public void close() {
        if (watchdog != null) {
            watchdog.close();
        }
    }
}
