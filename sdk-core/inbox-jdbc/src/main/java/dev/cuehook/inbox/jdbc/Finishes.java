package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.ClaimedDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Ends deliveries that are done, many in one transaction: all that came while the one before ran. Thread-safe, with a thread of its
 * own.
 */
final class Finishes {

    private static final int AT_ONCE = 64;
    private static final long CLOSING_MILLIS = 5_000;

    private final Function<List<ClaimedDelivery>, Map<ClaimedDelivery, Finished>> together;
    private final Predicate<ClaimedDelivery> alone;
    private final LinkedBlockingQueue<Finish> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "cuehook-inbox-finisher");
    private volatile boolean closed;

    /**
     * With two ways to end deliveries.
     *
     * @param together some in one transaction, which waits for nobody
     * @param alone one in a transaction of its own, on the thread of whoever is done with it; false if its lease was lost
     */
    Finishes(
            Function<List<ClaimedDelivery>, Map<ClaimedDelivery, Finished>> together,
            Predicate<ClaimedDelivery> alone) {
        this.together = together;
        this.alone = alone;
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
            Finished finished = own.outcome.join();
            return finished == Finished.NOT_YET ? alone.test(claim) : finished == Finished.DONE;
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
            Map<ClaimedDelivery, Finished> finished =
                    together.apply(some.stream().map(Finish::claim).toList());
            // a claim that is settled twice at once is settled once
            some.forEach(finish -> finish.outcome.complete(finished.replace(finish.claim, Finished.LOST)));
        } catch (RuntimeException | Error e) {
            if (some.size() > 1) {
                some.forEach(finish -> finish(List.of(finish)));
            } else {
                some.get(0).outcome.completeExceptionally(e);
            }
        }
    }

    private void failWaiting() {
        for (Finish left = waiting.poll(); left != null; left = waiting.poll()) {
            left.outcome.completeExceptionally(new IllegalStateException("The inbox is closed."));
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

    private record Finish(ClaimedDelivery claim, CompletableFuture<Finished> outcome) {}
}
