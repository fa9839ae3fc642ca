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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Callers and workers that somebody interrupts at random. */
final class Interrupts {

    private Interrupts() {}

    /** So many interrupts to 8 callers and 2 workers; what was accepted must have been handled in the end, once each. */
    static void storm(Inbox inbox, int times) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        List<String> handled = new ArrayList<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int caller = 0; caller < 8; caller++) {
            String name = "caller-" + caller;
            threads.add(new Thread(() -> {
                for (int i = 0; !over.get(); i++) {
                    String event = name + "-" + i;
                    if (accept(inbox, delivery(event, name)) == AcceptOutcome.ACCEPTED) {
                        accepted.add(event);
                    }
                }
            }));
        }
        for (int worker = 0; worker < 2; worker++) {
            threads.add(new Thread(() -> {
                while (!over.get()) {
                    work(inbox, handled);
                }
            }));
        }
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((self, e) -> failures.add(e)));
        threads.forEach(Thread::start);
        Random random = new Random(7);
        for (int i = 0; i < times; i++) {
            threads.get(random.nextInt(threads.size())).interrupt();
            LockSupport.parkNanos(1_000_000); // the storm's own pace
        }
        over.set(true);
        for (Thread thread : threads) {
            thread.join(20_000);
        }
        while (work(inbox, handled) > 0) {
            // what is left
        }
        assertThat(failures).isEmpty();
        assertThat(handled).containsExactlyInAnyOrderElementsOf(accepted).isNotEmpty();
    }

    private static int work(Inbox inbox, List<String> handled) {
        List<ClaimedDelivery> claims = inbox.claim(ENDPOINT, 10, LEASE);
        for (ClaimedDelivery claim : claims) {
            if (inbox.settle(claim, Settlement.done(), Transaction.none())) {
                synchronized (handled) {
                    handled.add(Deliveries.event(claim.delivery()));
                }
            }
        }
        return claims.size();
    }
}
