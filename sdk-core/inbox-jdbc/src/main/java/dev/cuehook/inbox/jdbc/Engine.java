package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.TransactionBoundary;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** How the protocol's steps come to a connection and into a transaction. Thread-safe. */
interface Engine {

    /** How many bytes of bodies a transaction takes at most. */
    long BATCH_BYTES = 4L << 20;

    String NO_TRANSACTION =
            "The embedded inbox has no transaction for handlers. Use a JdbcInbox in the database that the"
                    + " handler writes to.";

    /** Makes the store ready; fails with what to do. */
    void open(InboxContext context);

    /** Whether what it writes is on disk then. */
    default boolean isDurable() {
        return true;
    }

    /** How many bytes of bodies a batch may have; one body that is larger goes alone. */
    default long batchBytes() {
        return BATCH_BYTES;
    }

    /** Keeps a batch: one transaction, on disk when this returns. Only the writer calls it. */
    Set<StoredDelivery> write(List<StoredDelivery> batch) throws SQLException;

    /** Does work that need not be on disk at once; what it did is undone if it throws. */
    <T> T work(Work<T> work);

    /** Does a small part of what its store needs now and then; 0 if nothing is left. */
    default int tidy() {
        return 0;
    }

    /** Does work of which no step may take long; what others hold up fails. */
    default <T> T workBriefly(Work<T> work) {
        return work(work);
    }

    /** Does work that is on disk when this returns, where that can be said of one transaction. */
    default <T> T workFlushed(Work<T> work) {
        return work(work);
    }

    /** Runs a handler and the end of its delivery as one. */
    TransactionBoundary transactions();

    /** The database; empty where there is a file. */
    default Optional<DataSource> dataSource() {
        return Optional.empty();
    }

    /** Steps of the protocol on a connection of somebody else. */
    default Sql on(Connection connection) {
        throw new IllegalStateException(NO_TRANSACTION);
    }

    /** Whether a failure of {@link #write} is of the data of a row. */
    boolean isOfData(SQLException e);

    /** Ends everything. */
    void close();

    /** Some steps of the protocol. */
    @FunctionalInterface
    interface Work<T> {
        T run(Sql sql) throws SQLException;
    }
}
