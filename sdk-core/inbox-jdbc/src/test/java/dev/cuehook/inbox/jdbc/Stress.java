package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.ENDPOINT;
import static dev.cuehook.inbox.jdbc.Deliveries.LEASE;
import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Eight writers, each with a resource of its own, and six workers, over all of the inboxes of one store. */
final class Stress {

    private static final int WRITERS = 8;
    private static final int WORKERS = 6;

    private final List<? extends Inbox> inboxes;
    private final AtomicBoolean accepting = new AtomicBoolean(true);
    private final AtomicBoolean working = new AtomicBoolean(true);
    private final AtomicInteger[] accepted = counters();
    private final AtomicInteger[] handled = counters();
    private final AtomicInteger[] running = counters();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    private Stress(List<? extends Inbox> inboxes) {
        this.inboxes = inboxes;
    }

    private static AtomicInteger[] counters() {
        return IntStream.range(0, WRITERS).mapToObj(i -> new AtomicInteger()).toArray(AtomicInteger[]::new);
    }

    /** Runs for a while; fails if anything was lost, handled twice, at the same time or out of order. */
    static int run(List<? extends Inbox> inboxes, Duration time) throws InterruptedException {
        Stress stress = new Stress(inboxes);
        List<Thread> writers = stress.start(WRITERS, stress::write);
        List<Thread> workers = stress.start(WORKERS, stress::work);
        stress.await(time, () -> true);
        stress.accepting.set(false);
        join(writers);
        stress.await(Duration.ofSeconds(10), () -> stress.left() > 0);
        stress.working.set(false);
        join(workers);
        assertThat(stress.faults).as("faults").isEmpty();
        assertThat(stress.left()).as("accepted and not handled").isZero();
        return sum(stress.handled);
    }

    /** So long, or until there is a fault or nothing more to wait for. */
    private void await(Duration time, BooleanSupplier waiting) {
        long end = System.nanoTime() + time.toNanos();
        while (waiting.getAsBoolean() && faults.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private List<Thread> start(int threads, java.util.function.IntConsumer work) {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            Thread thread = new Thread(() -> work.accept(number));
            thread.setUncaughtExceptionHandler((self, e) -> faults.add(e.toString()));
            thread.start();
            all.add(thread);
        }
        return all;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(30_000);
        }
    }

    private void write(int resource) {
        for (int i = 0; accepting.get(); i++) {
            Inbox inbox = inboxes.get(i % inboxes.size());
            AcceptOutcome outcome = accept(inbox, delivery(resource + ":" + i, "resource-" + resource));
            if (outcome == AcceptOutcome.ACCEPTED) {
                accepted[resource].incrementAndGet();
            } else {
                faults.add("A new delivery was answered " + outcome);
                return;
            }
        }
    }

    private void work(int worker) {
        Inbox inbox = inboxes.get(worker % inboxes.size());
        ClaimedDelivery stale = null;
        while (working.get()) {
            for (ClaimedDelivery claim : inbox.claim(ENDPOINT, 3, LEASE)) {
                String[] event = Deliveries.event(claim.delivery()).split(":", 2);
                int resource = Integer.parseInt(event[0]);
                if (running[resource].getAndIncrement() != 0) {
                    faults.add("Two of resource " + resource + " at the same time");
                }
                int expected = handled[resource].getAndIncrement();
                if (Integer.parseInt(event[1]) != expected) {
                    faults.add("Handled " + event[1] + " of resource " + resource + "; expected " + expected);
                }
                if (stale != null && inbox.settle(stale, Settlement.done(), Transaction.none())) {
                    faults.add("A lease that was over settled something");
                }
                running[resource].decrementAndGet();
                if (!inbox.settle(claim, Settlement.done(), Transaction.none())) {
                    faults.add("A lease of a minute was lost");
                }
                stale = claim;
            }
        }
    }

    private int left() {
        return sum(accepted) - sum(handled);
    }

    private static int sum(AtomicInteger[] counters) {
        return IntStream.range(0, WRITERS).map(i -> counters[i].get()).sum();
    }
}
