package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.inbox.TransactionBoundary;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * An inbox in a file, with one connection that one thread uses: it writes the batches, each flushed before it is answered, and
 * in turn with them everything else, which needs no flush of its own: losing it means that a delivery is handed out again.
 */
final class EmbeddedEngine implements Engine {

    private static final int WORK_AT_ONCE = 256;

    private final Path folder;
    private final Operations operations;
    private final EmbeddedOptions options;
    private final Queue<EmbeddedTask<?>> tasks = new ConcurrentLinkedQueue<>();
    private @Nullable EmbeddedFile file;
    private @Nullable EmbeddedConnection connection;
    private @Nullable DiskRoom room;
    private final FileCheck check;
    private Runnable wake = () -> {};
    private volatile boolean closed;

    EmbeddedEngine(Path folder, Operations operations, EmbeddedOptions options) {
        this.folder = folder;
        this.operations = operations;
        this.options = options;
        this.check = new FileCheck(folder);
    }

    /** What wakes the thread that calls {@link #runTasks}. */
    void wakeWith(Runnable waker) {
        wake = waker;
    }

    @Override
    public void open(InboxContext context) {
        EmbeddedFile opened = EmbeddedFile.open(folder, options.checkedWhole());
        file = opened;
        try {
            room = new DiskRoom(folder, options);
            EmbeddedConnection own = new EmbeddedConnection(opened, context.clock());
            boolean unused = own.inTransaction(sql -> {
                Schema.create(sql, sql.dialect());
                Schema.require(sql, sql.dialect());
                own.clockSetBack().begin(sql);
                Lanes.freeAll(sql); // nobody else has this file: who held a lease is gone
                return true;
            });
            connection = own;
            if (opened.isPartlyChecked()) {
                check.begin();
            }
        } catch (SQLException e) {
            opened.close();
            throw new IllegalStateException(EmbeddedFile.explain(folder, e), e);
        } catch (IOException e) {
            opened.close();
            throw new IllegalStateException("The disk of " + folder + " cannot be looked at: " + e, e);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private EmbeddedConnection connection() {
        return Objects.requireNonNull(connection, "The inbox is not open. A receiver opens it; give it to one.");
    }

    @Override
    public Set<StoredDelivery> write(List<StoredDelivery> batch) throws SQLException {
        check.requireSound();
        EmbeddedConnection own = connection();
        own.heal();
        return own.inTransaction(sql -> {
            Objects.requireNonNull(room).require(sql, batch);
            return operations.accepts().accept(sql, batch);
        });
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
            EmbeddedConnection own = connection();
            own.heal();
            own.unflushed(() -> runTogether(own, batch));
        } catch (SQLException | RuntimeException e) {
            batch.forEach(task -> task.fail(e));
        }
        return true;
    }

    /** In one transaction; where one of them fails, each in its own, so that it fails alone. */
    private static void runTogether(EmbeddedConnection own, List<EmbeddedTask<?>> batch) {
        try {
            boolean unused = own.inTransaction(sql -> {
                for (EmbeddedTask<?> task : batch) {
                    task.run(sql);
                }
                return true;
            });
            batch.forEach(EmbeddedTask::end);
        } catch (SQLException | RuntimeException e) {
            for (EmbeddedTask<?> task : batch) {
                try {
                    boolean unused = own.inTransaction(sql -> {
                        task.run(sql);
                        return true;
                    });
                    task.end();
                } catch (SQLException | RuntimeException cause) {
                    task.fail(cause);
                }
            }
        }
    }

    @Override
    public int tidy() {
        if (check.isUnfinished()) {
            return checkSome() ? 1 : 0; // pages are moved only in a file that is known to be sound
        }
        return check.isSound() ? work(DiskRoom::shrink) : 0;
    }

    private boolean checkSome() {
        try {
            return work(check::step);
        } catch (IllegalStateException e) {
            if (check.isSound()) {
                throw e;
            }
            return false; // a transaction that met damage may not even end
        }
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
            throw new IllegalStateException(NO_TRANSACTION);
        }
    }
}
