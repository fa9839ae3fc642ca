package dev.cuehook.benchmarks.inbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.StoredDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * From accepting to handled, in PostgreSQL: the inbox against db-scheduler, which executes one task for each delivery. Both
 * with 32 clients and 16 threads that handle, where handling does nothing. db-scheduler does less: it forgets a task when it
 * is done, and keeps no order.
 */
final class SchedulerRates {

    private static final int THREADS = 16;
    private static final int CONNECTIONS = Clients.MANY + THREADS + 2;

    private SchedulerRates() {}

    static void run(Table table) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Table.ROUNDS; i++) {
            double own = inbox();
            double scheduler = scheduler();
            ratios.add(own / scheduler);
            table.note("accepted and handled: inbox %.0f/s, db-scheduler %.0f/s", own, scheduler);
        }
        table.atLeast("PostgreSQL: accepted and handled : db-scheduler", 1.8, ratios);
    }

    private static double inbox() throws Exception {
        try (PostgresStore store = new PostgresStore(CONNECTIONS);
                Inbox inbox = store.open();
                Workers workers = new Workers(inbox, THREADS)) {
            return perSecond(() -> Stored.accept(inbox), workers::completed);
        }
    }

    private static double scheduler() throws Exception {
        try (PostgresStore store = new PostgresStore(CONNECTIONS)) {
            store.run(
                    "CREATE TABLE scheduled_tasks (task_name TEXT NOT NULL, task_instance TEXT NOT NULL, task_data BYTEA,"
                            + " execution_time TIMESTAMPTZ NOT NULL, picked BOOLEAN NOT NULL, picked_by TEXT,"
                            + " last_success TIMESTAMPTZ, last_failure TIMESTAMPTZ, consecutive_failures INT,"
                            + " last_heartbeat TIMESTAMPTZ, version BIGINT NOT NULL, priority SMALLINT,"
                            + " PRIMARY KEY (task_name, task_instance))",
                    "CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)",
                    "CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");
            AtomicLong handled = new AtomicLong();
            OneTimeTask<byte[]> task =
                    Tasks.oneTime("delivery", byte[].class).execute((instance, context) -> handled.incrementAndGet());
            Scheduler scheduler = Scheduler.create(store.dataSource(), task)
                    .threads(THREADS)
                    .pollUsingLockAndFetch(1, 4) // what its documentation advises for many tasks
                    .pollingInterval(Duration.ofMillis(20))
                    .build();
            scheduler.start();
            try {
                return perSecond(() -> schedule(scheduler, task), handled::get);
            } finally {
                scheduler.stop();
            }
        }
    }

    private static boolean schedule(Scheduler scheduler, OneTimeTask<byte[]> task) {
        StoredDelivery delivery = Stored.delivery(0);
        return scheduler.scheduleIfNotExists(task.instance(delivery.id(), delivery.body()), Instant.now());
    }

    /** Deliveries a second, from the first that is accepted to the last that is handled. */
    private static double perSecond(Clients.Request accept, LongSupplier handled) throws Exception {
        long since = System.nanoTime();
        long accepted = Clients.run(Clients.MANY, accept).all();
        Waiting.until(() -> handled.getAsLong() >= accepted);
        return accepted / ((System.nanoTime() - since) / 1e9);
    }
}
