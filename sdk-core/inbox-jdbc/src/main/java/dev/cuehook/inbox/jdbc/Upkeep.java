package dev.cuehook.inbox.jdbc;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets, every minute and in small steps, identities whose time is over and bodies that nobody needs. */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);

    private final Engine engine;
    private final Operations operations;
    private final ScheduledExecutorService timer;

    Upkeep(Engine engine, Operations operations) {
        this.engine = engine;
        this.operations = operations;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "cuehook-inbox-upkeep");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.scheduleWithFixedDelay(this::run, 1, 1, TimeUnit.MINUTES);
    }

    void run() {
        try {
            while (step() > 0) {
                // until nothing is left that is over
            }
        } catch (RuntimeException e) {
            LOG.warn("The inbox could not forget what is over; it is tried again in a minute.", e);
        }
    }

    private int step() {
        return engine.work(sql -> Administration.purge(sql)
                + Administration.dropBodies(sql, operations.retention(), operations.keepBodies()));
    }

    void close() {
        timer.shutdownNow();
    }
}
