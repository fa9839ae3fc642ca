package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.TransactionBoundary;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** How the protocol's steps come to a connection and into a transaction. Thread-safe. */
interface Engine {

    /** How many bytes of bodies a transaction takes at most. */
    long BATCH_BYTES = 4L << 20;

    /** Makes the store ready; fails with what to do. */
    void open(InboxContext context);

    /** How many bytes of bodies a batch may have; one body that is larger goes alone. */
    default long batchBytes() {
        return BATCH_BYTES;
    }

    /** Keeps a batch: one transaction, on disk when this returns. Only the writer calls it. */
    Set<StoredDelivery> write(List<StoredDelivery> batch) throws SQLException;

    /** Does work that need not be on disk at once; what it did is undone if it throws. */
    <T> T work(Work<T> work);

    /** Runs a handler and the end of its delivery as one. */
    TransactionBoundary transactions();

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
