package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.StoredDelivery;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread writes what many hand in: it takes all that waits, up to 256 deliveries or 4 MiB, writes it in one transaction and
 * answers when that is on disk. Nobody lingers; batches form while a flush runs. Thread-safe.
 */
final class GroupCommit {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);
    private static final int BATCH = 256;
    private static final long BATCH_BYTES = 4L << 20;
    private static final int MOST_WAITING = 1_024;
    private static final long MOST_WAITING_BYTES = 32L << 20;

    private final Engine engine;
    private final BooleanSupplier otherWork;
    private final Runnable workArrived;
    private final Duration stuckAfter;
    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Thread thread;
    private volatile long writingSince;
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
        int size = delivery.body().length;
        if (closed || isStuck() || !enter(size)) {
            return AcceptOutcome.REFUSED;
        }
        Entry entry = new Entry(delivery);
        waiting.add(entry);
        wake();
        AcceptOutcome outcome = entry.await(atMost);
        if (closed && outcome == null) {
            entry.abandon();
        }
        return outcome == null ? AcceptOutcome.REFUSED : outcome;
    }

    /** Whether a batch has been under way for too long. */
    boolean isStuck() {
        long since = writingSince;
        return since != 0 && System.nanoTime() - since > stuckAfter.toNanos();
    }

    private boolean enter(int size) {
        if (count.incrementAndGet() > MOST_WAITING) {
            count.decrementAndGet();
            return false;
        }
        if (bytes.addAndGet(size) > MOST_WAITING_BYTES && bytes.get() != size) {
            leave(size);
            return false;
        }
        return true;
    }

    private void leave(int size) {
        count.decrementAndGet();
        bytes.addAndGet(-size);
    }

    private void run() {
        while (!closed || !waiting.isEmpty()) {
            try {
                List<Entry> batch = take();
                if (!batch.isEmpty()) {
                    write(batch);
                }
                if (!otherWork.getAsBoolean() && batch.isEmpty() && !closed) {
                    LockSupport.park(this);
                }
            } catch (Throwable e) { // anything that escapes would end the inbox, while requests wait for it
                LOG.error("The inbox's writer met an unforeseen failure and goes on. Please report it.", e);
            }
            Thread.interrupted(); // nobody who interrupts this thread means it
        }
        boolean more = true;
        while (more) { // what was handed in before the end
            more = otherWork.getAsBoolean();
        }
    }

    private List<Entry> take() {
        List<Entry> batch = new ArrayList<>();
        long size = 0;
        for (Entry next = waiting.peek(); next != null && batch.size() < BATCH; next = waiting.peek()) {
            int length = next.delivery.body().length;
            if (!batch.isEmpty() && size + length > BATCH_BYTES) {
                break;
            }
            waiting.remove(); // only this thread takes
            leave(length);
            if (next.take()) {
                batch.add(next);
                size += length;
            }
        }
        return batch;
    }

    private void write(List<Entry> batch) {
        writingSince = Math.max(1, System.nanoTime());
        try {
            Set<StoredDelivery> fresh =
                    engine.write(batch.stream().map(entry -> entry.delivery).toList());
            if (!fresh.isEmpty()) {
                workArrived.run();
            }
            batch.forEach(entry ->
                    entry.end(fresh.contains(entry.delivery) ? AcceptOutcome.ACCEPTED : AcceptOutcome.DUPLICATE));
        } catch (SQLException e) {
            failed(batch, e);
        } catch (RuntimeException | Error e) {
            batch.forEach(entry -> entry.end(AcceptOutcome.REFUSED));
            throw e;
        } finally {
            writingSince = 0;
        }
    }

    /** A row that the database does not take must not refuse the others of its batch. */
    private void failed(List<Entry> batch, SQLException e) {
        if (engine.isOfData(e) && batch.size() > 1) {
            write(batch.subList(0, batch.size() / 2));
            write(batch.subList(batch.size() / 2, batch.size()));
            return;
        }
        LOG.error("The inbox could not keep {} deliveries; they are answered 503, to be sent again.", batch.size(), e);
        batch.forEach(entry -> entry.end(AcceptOutcome.REFUSED));
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

    /** A delivery that waits to be written. */
    private static final class Entry {

        private enum State {
            WAITING,
            TAKEN,
            ABANDONED
        }

        private final StoredDelivery delivery;
        private State state = State.WAITING;
        private @Nullable AcceptOutcome outcome;

        Entry(StoredDelivery delivery) {
            this.delivery = delivery;
        }

        /** The writer takes it; false if nobody waits for it any more. */
        synchronized boolean take() {
            if (state == State.ABANDONED) {
                return false;
            }
            state = State.TAKEN;
            return true;
        }

        synchronized void abandon() {
            if (state == State.WAITING) {
                state = State.ABANDONED; // never written from now on
            }
        }

        synchronized void end(AcceptOutcome how) {
            outcome = how;
            notifyAll();
        }

        /** The outcome; null if there is none in time. What was taken then may still be kept: its repeat is a duplicate. */
        synchronized @Nullable AcceptOutcome await(Duration atMost) {
            long end = System.nanoTime() + atMost.toNanos();
            boolean interrupted = false;
            while (outcome == null) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    abandon();
                    break;
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    interrupted = true; // an answer is due in any case, and soon
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return outcome;
        }
    }
}
