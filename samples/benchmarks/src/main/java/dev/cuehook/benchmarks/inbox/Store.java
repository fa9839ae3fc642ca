package dev.cuehook.benchmarks.inbox;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxContext;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;

/** A new, empty place for an inbox, that is deleted in the end. */
abstract class Store implements AutoCloseable {

    /** All but the number and the key, which are unique. */
    static final String COLUMNS = "delivery_id, endpoint, platform, type, readable, resource_key, resource, assurance,"
            + " details, signed_at, received_at, purge_after";

    private final AtomicLong batches = new AtomicLong();

    /** An inbox in this place. Close it before the next. */
    Inbox open() {
        Inbox inbox = newInbox();
        inbox.open(new InboxContext(Set.of(Stored.ENDPOINT), Clock.systemUTC(), batches::incrementAndGet));
        return inbox;
    }

    abstract Inbox newInbox();

    /** Multiplies what is done, without its bodies, as it is a day later; while no inbox is open. */
    abstract void multiplyDone(int times) throws SQLException;

    /** How many batches were written: an inbox tells of each of them once. */
    long batches() {
        return batches.get();
    }

    /** Takes in so many deliveries, of the resources that are said. */
    static void fill(Inbox inbox, int count, IntUnaryOperator resource) throws InterruptedException {
        AtomicInteger accepted = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(128);
        for (int i = 0; i < count; i++) {
            int number = i;
            threads.execute(() -> {
                if (Stored.accept(inbox, resource.applyAsInt(number))) {
                    accepted.incrementAndGet();
                }
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(20, TimeUnit.MINUTES) || accepted.get() < count) {
            throw new IllegalStateException("Only " + accepted + " of " + count + " were taken in.");
        }
    }

    @Override
    public abstract void close() throws IOException, SQLException;
}
