package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.ClaimedDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * Ends deliveries that are done, many in one transaction: all that came while the one before ran. Thread-safe, with a thread of its
 * own.
 */
final class Finishes {

    private static final int AT_ONCE = 64;
    private static final long CLOSING_MILLIS = 5_000;

    private final Function<List<ClaimedDelivery>, Set<ClaimedDelivery>> transaction;
    private final LinkedBlockingQueue<Finish> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "cuehook-inbox-finisher");
    private volatile boolean closed;

    /** With what ends some in one transaction, and says which leases were not lost. */
    Finishes(Function<List<ClaimedDelivery>, Set<ClaimedDelivery>> transaction) {
        this.transaction = transaction;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends a delivery; false if its lease was lost. */
    boolean finish(ClaimedDelivery claim) {
        Finish own = new Finish(claim, new CompletableFuture<>());
        waiting.add(own);
        if (closed) {
            failWaiting(); // nobody may be there to do it
        }
        try {
            return own.kept.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        }
    }

    private void run() {
        try {
            while (!closed) {
                List<Finish> some = new ArrayList<>(List.of(waiting.take()));
                waiting.drainTo(some, AT_ONCE - 1);
                finish(some);
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            failWaiting();
        }
    }

    /** In one transaction; where that fails, each in its own, so that it fails alone. */
    private void finish(List<Finish> some) {
        try {
            Set<ClaimedDelivery> kept =
                    transaction.apply(some.stream().map(Finish::claim).toList());
            // a claim that is settled twice at once is settled once
            some.forEach(finish -> finish.kept.complete(kept.remove(finish.claim)));
        } catch (RuntimeException | Error e) {
            if (some.size() > 1) {
                some.forEach(finish -> finish(List.of(finish)));
            } else {
                some.get(0).kept.completeExceptionally(e);
            }
        }
    }

    private void failWaiting() {
        for (Finish left = waiting.poll(); left != null; left = waiting.poll()) {
            left.kept.completeExceptionally(new IllegalStateException("The inbox is closed."));
        }
    }

    void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Finish(ClaimedDelivery claim, CompletableFuture<Boolean> kept) {}
}
