package dev.cuehook.inbox.jdbc;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does now and then, on threads of its own, what no delivery should wait for. Thread-safe. */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);

    private final ScheduledExecutorService timer;

    Upkeep(String thread) {
        this.timer = new ScheduledThreadPoolExecutor(2, task -> {
            Thread timing = new Thread(task, thread);
            timing.setDaemon(true);
            return timing;
        });
    }

    /** Takes a step, and further ones for as long as it says that there is more, each time that the pause is over. */
    void every(Duration pause, String what, BooleanSupplier step) {
        var unused = timer.scheduleWithFixedDelay(
                () -> attempt(what, step), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes steps for as long as there is more to do. */
    static void run(BooleanSupplier step) {
        while (step.getAsBoolean()) {
            // until it says that nothing is left
        }
    }

    private static void attempt(String what, BooleanSupplier step) {
        try {
            run(step);
        } catch (RuntimeException e) {
            LOG.warn("The inbox could not {}; it is tried again.", what, e);
        }
    }

    void close() {
        timer.shutdownNow();
    }
}
