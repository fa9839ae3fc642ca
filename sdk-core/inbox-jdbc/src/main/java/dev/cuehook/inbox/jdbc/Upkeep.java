package dev.cuehook.inbox.jdbc;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets, every minute and in small steps, what is over. */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);

    private final IntSupplier step;
    private final ScheduledExecutorService timer;

    /** Begins to take a step, and further ones for as long as a step gives more than 0. */
    Upkeep(String thread, IntSupplier step) {
        this.step = step;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread timing = new Thread(task, thread);
            timing.setDaemon(true);
            return timing;
        });
        var unused = timer.scheduleWithFixedDelay(this::run, 1, 1, TimeUnit.MINUTES);
    }

    void run() {
        try {
            while (step.getAsInt() > 0) {
                // until nothing is left that is over
            }
        } catch (RuntimeException e) {
            LOG.warn("What is over could not be forgotten; it is tried again in a minute.", e);
        }
    }

    void close() {
        timer.shutdownNow();
    }
}
