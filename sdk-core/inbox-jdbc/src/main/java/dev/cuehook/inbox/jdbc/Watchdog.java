package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Aborts a connection on which work takes too long: a read from a host that is gone may last for hours. Thread-safe. */
final class Watchdog {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);

    private final Duration atMost;
    private final ScheduledThreadPoolExecutor timer;

    Watchdog(Duration atMost) {
        this.atMost = atMost;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "cuehook-inbox-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Runs work on a connection, which is aborted if that takes too long. */
    <T> T watch(Connection connection, Borrowed.Work<T> work) throws SQLException {
        Future<?> abort = timer.schedule(() -> abort(connection), atMost.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.run();
        } finally {
            boolean unused = abort.cancel(false);
        }
    }

    private void abort(Connection connection) {
        LOG.error(
                "The inbox's database has not answered for {} s; the writer's connection is aborted.",
                atMost.toSeconds());
        Borrowed.abort(connection);
    }

    void close() {
        var unused = timer.shutdownNow();
    }
}
