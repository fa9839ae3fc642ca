package dev.cuehook.inbox.jdbc;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Work that waits for the thread that owns the connection. */
final class EmbeddedTask<T> {

    private final Engine.Work<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private @Nullable T done;

    EmbeddedTask(Engine.Work<T> work) {
        this.work = work;
    }

    void run(Sql sql) throws SQLException {
        done = work.run(sql);
    }

    /** What it did is committed. */
    @SuppressWarnings("NullAway") // a task's result is null where its work gave null
    void end() {
        result.complete(done);
    }

    void fail(Throwable cause) {
        result.completeExceptionally(cause);
    }

    /** Waits for the end, also while interrupted. */
    T await() throws CompletionException {
        return result.join();
    }
}
