package dev.cuehook.benchmarks.inbox;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Workers whose handling does nothing: they claim and settle until they are closed. */
final class Workers implements AutoCloseable {

    private final Inbox inbox;
    private final AtomicLong completed = new AtomicLong();
    private final Semaphore free;
    private final ExecutorService handlers;
    private final Thread claiming = new Thread(this::claim, "claiming");
    private volatile boolean ended;

    Workers(Inbox inbox, int workers) {
        this.inbox = inbox;
        this.free = new Semaphore(workers);
        this.handlers = Executors.newFixedThreadPool(workers);
        claiming.start();
    }

    /** Claims for those who are free, as the receiver does. */
    private void claim() {
        while (!ended) {
            free.acquireUninterruptibly();
            int most = 1 + free.drainPermits();
            List<ClaimedDelivery> claims = inbox.claim(Stored.ENDPOINT, most, Duration.ofMinutes(1));
            free.release(most - claims.size());
            claims.forEach(claim -> handlers.execute(() -> settle(claim)));
            if (claims.isEmpty()) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void settle(ClaimedDelivery claim) {
        try {
            if (inbox.settle(claim, Settlement.done(), Transaction.none())) {
                completed.incrementAndGet();
            }
        } finally {
            free.release();
        }
    }

    long completed() {
        return completed.get();
    }

    /** Waits until so many are completed. */
    void await(long count) throws InterruptedException {
        Waiting.until(() -> completed() >= count);
    }

    @Override
    public void close() {
        ended = true;
        try {
            claiming.join();
            handlers.shutdown();
            if (!handlers.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("A handler does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
