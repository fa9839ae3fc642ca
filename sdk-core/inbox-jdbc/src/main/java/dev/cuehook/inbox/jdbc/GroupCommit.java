package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.StoredDelivery;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread writes what many hand in: it takes all that waits, up to 256 deliveries or 4 MiB, writes it in one transaction and
 * answers when that is on disk. Nobody lingers; batches form while a flush runs. After a batch that could not be written, one
 * delivery at a time tries the store, and all others are refused, until one is written. Thread-safe.
 */
final class GroupCommit {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);
    private static final int BATCH = 256;
    private static final int ROUNDS = 4;
    private static final long MOMENT_NANOS = 150_000;

    private final Engine engine;
    private final BooleanSupplier otherWork;
    private final Runnable workArrived;
    private final Duration stuckAfter;
    private final Offers offers = new Offers();
    private final SparseLog sparse = new SparseLog();
    private final AtomicBoolean trying = new AtomicBoolean();
    private final Thread thread;
    private volatile long busySince;
    private volatile boolean unreachable;
    private volatile boolean closed;

    /**
     * A writer.
     *
     * @param otherWork done on the writer's thread in turn with the batches; whether there was any
     * @param stuckAfter once a batch takes longer, what comes is refused at once
     */
    GroupCommit(Engine engine, BooleanSupplier otherWork, Runnable workArrived, Duration stuckAfter) {
        this.engine = engine;
        this.otherWork = otherWork;
        this.workArrived = workArrived;
        this.stuckAfter = stuckAfter;
        this.thread = new Thread(this::run, "cuehook-inbox-writer");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Wakes the writer up. */
    void wake() {
        LockSupport.unpark(thread);
    }

    AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
        String misfit = Columns.misfit(delivery);
        if (misfit != null) {
            if (sparse.permits()) {
                LOG.error("A delivery cannot be kept and is answered 503: {}", misfit);
            }
            return AcceptOutcome.REFUSED;
        }
        if (closed) {
            return AcceptOutcome.REFUSED;
        }
        if (isStuck()) {
            return refused("the writer has been stuck with one batch for", stuckAfter);
        }
        if (!unreachable) {
            return offer(delivery, atMost);
        }
        if (!trying.compareAndSet(false, true)) {
            return AcceptOutcome.REFUSED;
        }
        try {
            return offer(delivery, atMost);
        } finally {
            trying.set(false);
        }
    }

    private AcceptOutcome offer(StoredDelivery delivery, Duration atMost) {
        Offer offer = offers.add(delivery);
        if (offer == null) {
            return refused("as many as may wait for the writer are waiting, for a batch that has taken", busyFor());
        }
        wake();
        return offer.await(atMost);
    }

    private AcceptOutcome refused(String why, Duration time) {
        if (sparse.permits()) {
            LOG.error("Deliveries are answered 503: {} {} ms or more.", why, time.toMillis());
        }
        return AcceptOutcome.REFUSED;
    }

    private Duration busyFor() {
        long since = busySince;
        return Duration.ofNanos(since == 0 ? 0 : System.nanoTime() - since);
    }

    /** Whether the writer has been busy with one thing for too long. */
    boolean isStuck() {
        long since = busySince;
        return since != 0 && System.nanoTime() - since > stuckAfter.toNanos();
    }

    private void run() {
        while (!closed || !offers.isEmpty()) {
            try {
                boolean wrote = writeNext();
                busySince = now();
                boolean worked = workOff();
                busySince = 0;
                if (!wrote && !worked && !closed) {
                    LockSupport.park(this);
                }
            } catch (Throwable e) { // anything that escapes would end the inbox, while requests wait for it
                LOG.error("The inbox's writer met an unforeseen failure and goes on. Please report it.", e);
            }
            busySince = 0;
            Thread.interrupted(); // nobody who interrupts this thread means it
        }
        boolean more = true;
        while (more) { // what was handed in before the end
            more = otherWork.getAsBoolean();
        }
    }

    /**
     * Does the other work, and gives those who waited for it a moment to hand in the next: else each of them would get one turn
     * a flush, and what is taken in would outrun what is worked off.
     */
    private boolean workOff() {
        boolean any = otherWork.getAsBoolean();
        long end = System.nanoTime() + MOMENT_NANOS;
        int rounds = 1;
        while (any && rounds < ROUNDS && !offers.isEmpty() && System.nanoTime() - end < 0) {
            if (otherWork.getAsBoolean()) {
                rounds++;
                end = System.nanoTime() + MOMENT_NANOS;
            } else {
                Thread.onSpinWait();
            }
        }
        return any;
    }

    private boolean writeNext() {
        List<Offer> batch = offers.take(BATCH, engine.batchBytes());
        if (batch.isEmpty()) {
            return false;
        }
        try {
            write(batch);
        } finally {
            batch.forEach(offer -> offer.end(AcceptOutcome.REFUSED)); // whoever has no answer yet
        }
        return true;
    }

    private void write(List<Offer> batch) {
        busySince = now();
        try {
            Set<StoredDelivery> fresh =
                    engine.write(batch.stream().map(Offer::delivery).toList());
            unreachable = false;
            if (!fresh.isEmpty()) {
                signal();
            }
            // one object that is offered twice is new once
            batch.forEach(offer ->
                    offer.end(fresh.remove(offer.delivery()) ? AcceptOutcome.ACCEPTED : AcceptOutcome.DUPLICATE));
        } catch (SQLException e) {
            if (e instanceof UnknownOutcomeException || !engine.isOfData(e)) {
                refuse(batch, e);
            } else if (batch.size() > 1) { // a row that the database does not take must not refuse the others
                write(batch.subList(0, batch.size() / 2));
                write(batch.subList(batch.size() / 2, batch.size()));
            } else if (sparse.permits()) {
                LOG.error(
                        "The database does not take delivery {}, which is answered 503: {}",
                        batch.get(0).delivery().id(),
                        Sql.describe(e));
            }
        } catch (RuntimeException e) {
            refuse(batch, new SQLException(e));
        }
    }

    private void refuse(List<Offer> batch, SQLException e) {
        unreachable = true;
        if (sparse.permits()) {
            LOG.error(
                    "The inbox could not write {} deliveries; they are answered 503, to be sent again{}. {}",
                    batch.size(),
                    e instanceof UnknownOutcomeException ? ", as it is not known whether they were kept" : "",
                    Sql.describe(e));
            LOG.debug("The failure in full", e);
        }
    }

    private void signal() {
        try {
            workArrived.run();
        } catch (RuntimeException e) {
            LOG.warn("The receiver could not be told that work arrived; it finds it by itself.", e);
        }
    }

    private static long now() {
        return Math.max(1, System.nanoTime());
    }

    /** Writes what was handed in, and ends. */
    void close() {
        closed = true;
        wake();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
