package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.inbox.TransactionBoundary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An inbox in a file, with one connection that one thread uses: it writes the batches, each flushed before it is answered, and
 * in turn with them everything else, which needs no flush of its own: losing it means that a delivery is handed out again.
 */
final class EmbeddedEngine implements Engine {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);
    private static final int WORK_AT_ONCE = 256;

    /** SQLite's codes after which a connection is not trusted: reading or writing failed, damage, misuse, no database. */
    private static final Set<Integer> DAMAGE = Set.of(10, 11, 21, 26);

    private final Path folder;
    private final Operations operations;
    private final long minFreeDisk;
    private final Dialect dialect = new SqliteDialect();
    private final Queue<EmbeddedTask<?>> tasks = new ConcurrentLinkedQueue<>();
    private @Nullable EmbeddedFile file;
    private @Nullable Sql sql;
    private Runnable wake = () -> {};
    private Clock clock = Clock.systemUTC();
    private boolean odd; // only the writer's thread
    private volatile boolean closed;

    EmbeddedEngine(Path folder, Operations operations, long minFreeDisk) {
        this.folder = folder;
        this.operations = operations;
        this.minFreeDisk = minFreeDisk;
    }

    /** What wakes the thread that calls {@link #runTasks}. */
    void wakeWith(Runnable waker) {
        wake = waker;
    }

    @Override
    public void open(InboxContext context) {
        clock = context.clock();
        EmbeddedFile opened = EmbeddedFile.open(folder);
        file = opened;
        try {
            Sql fresh = Sql.keeping(opened.connection(), dialect, clock);
            sql = fresh;
            inTransaction(fresh, own -> {
                Schema.create(own, dialect);
                Schema.require(own, dialect);
                operations.lanes().freeAll(own); // nobody else has this file: who held a lease is gone
                return true;
            });
        } catch (SQLException e) {
            opened.close();
            throw new IllegalStateException(EmbeddedFile.explain(folder, e), e);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public Set<StoredDelivery> write(List<StoredDelivery> batch) throws SQLException {
        requireRoom();
        return inTransaction(open(), own -> operations.accepts().accept(own, batch));
    }

    /** Room is left for what frees it: ends of deliveries, and forgetting. */
    private void requireRoom() throws SQLException {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < minFreeDisk) {
                throw new SQLException("The disk of " + folder + " has " + free
                        + " bytes left; the inbox takes nothing in" + " under " + minFreeDisk + ". Free some space.");
            }
        } catch (IOException e) {
            throw new SQLException("The disk of " + folder + " cannot be looked at.", e);
        }
    }

    @Override
    public <T> T work(Work<T> work) {
        EmbeddedTask<T> task = new EmbeddedTask<>(work);
        tasks.add(task);
        if (closed) {
            task.fail(new IllegalStateException("The inbox is closed.")); // nobody may be there to do it
        }
        wake.run();
        try {
            return task.await();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("The inbox in " + folder + " failed: " + cause.getMessage(), cause);
        }
    }

    /** Does on this thread what waits; whether there was anything. */
    boolean runTasks() {
        List<EmbeddedTask<?>> batch = new ArrayList<>();
        for (EmbeddedTask<?> next = tasks.poll();
                next != null;
                next = batch.size() < WORK_AT_ONCE ? tasks.poll() : null) {
            batch.add(next);
        }
        if (batch.isEmpty()) {
            return false;
        }
        try {
            Sql own = open();
            boolean full = false;
            try {
                own.run("PRAGMA synchronous=NORMAL");
                runTogether(own, batch);
                own.run("PRAGMA synchronous=FULL");
                full = true;
            } finally {
                odd |= !full; // else the next accepts would be answered before their flush
            }
        } catch (SQLException | RuntimeException e) {
            batch.forEach(task -> task.fail(e));
        }
        return true;
    }

    /** In one transaction; where one of them fails, each in its own, so that it fails alone. */
    private void runTogether(Sql own, List<EmbeddedTask<?>> batch) {
        try {
            inTransaction(own, all -> {
                for (EmbeddedTask<?> task : batch) {
                    task.run(all);
                }
                return true;
            });
            batch.forEach(EmbeddedTask::end);
        } catch (SQLException | RuntimeException e) {
            for (EmbeddedTask<?> task : batch) {
                try {
                    inTransaction(own, alone -> {
                        task.run(alone);
                        return true;
                    });
                    task.end();
                } catch (SQLException | RuntimeException cause) {
                    task.fail(cause);
                }
            }
        }
    }

    /**
     * The driver's own transactions are not used: after a full disk it is outside of one without knowing it, and commits row by
     * row.
     */
    private <T> T inTransaction(Sql sql, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            sql.run("BEGIN IMMEDIATE");
            T result = work.run(sql);
            sql.run("COMMIT");
            done = true;
            return result;
        } catch (SQLException e) {
            odd |= DAMAGE.contains(e.getErrorCode() & 0xFF);
            throw e;
        } finally {
            if (!done) {
                rollBack(sql);
            }
        }
    }

    private void rollBack(Sql sql) {
        try {
            sql.run("ROLLBACK");
        } catch (SQLException e) { // else SQLite has rolled back by itself
            odd |= !String.valueOf(e.getMessage()).contains("no transaction is active");
        }
    }

    /** The connection; a new one where anything odd came on the one before. */
    private Sql open() throws SQLException {
        Sql own = Objects.requireNonNull(sql, "The inbox is not open. A receiver opens it; give it to one.");
        if (!odd) {
            return own;
        }
        LOG.warn("The inbox in {} opens its file anew, after a failure that it cannot be sure of.", folder);
        Sql fresh = Sql.keeping(Objects.requireNonNull(file).reconnect(), dialect, clock);
        sql = fresh;
        odd = false;
        return fresh;
    }

    @Override
    public TransactionBoundary transactions() {
        return work -> work.run(NoConnection.INSTANCE);
    }

    @Override
    public boolean isOfData(SQLException e) {
        return e.getErrorCode() == 19 || e.getErrorCode() == 18; // a constraint; too big
    }

    /** Called when the thread that used the connection has ended. */
    @Override
    public void close() {
        closed = true;
        for (EmbeddedTask<?> task = tasks.poll(); task != null; task = tasks.poll()) {
            task.fail(new IllegalStateException("The inbox is closed."));
        }
        EmbeddedFile own = file;
        if (own != null) {
            own.close();
        }
    }

    private enum NoConnection implements Transaction {
        INSTANCE;

        @Override
        public <T> T unwrap(Class<T> resource) {
            throw new IllegalStateException(
                    "The embedded inbox has no transaction for handlers. Use a JdbcInbox in the "
                            + "database that the handler writes to.");
        }
    }
}
