package dev.cuehook.receiver;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxContext;
import dev.cuehook.internal.receiver.Signal;
import dev.cuehook.internal.receiver.WorkerThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands due deliveries to handlers: one thread claims, round robin over the endpoints and no more than half of the slots for
 * one while another has work; the handlers run on threads of their own.
 */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    /** Deliveries of an endpoint that wait for a handler with a limit of its own; their leases are kept. */
    private static final int MOST_WAITING = 256;

    private static final long AFTER_FAILURE_NANOS = 1_000_000_000;

    private final Setup setup;
    private final Inbox inbox;
    private final Handlers handlers;
    private final Attempts attempts;
    private final Duration lease;
    private final Running running;
    private final Signal signal = new Signal();
    private final Map<String, EndpointPause> pauses = new HashMap<>();
    private final List<String> turns;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closing;
    private volatile ExecutorService threads = WorkerThreads.none();
    private Thread claimer = new Thread(() -> {});

    Workers(Setup setup, Gates gates, Handlers handlers) {
        this(setup, gates, handlers, LEASE);
    }

    Workers(Setup setup, Gates gates, Handlers handlers, Duration lease) {
        this.setup = setup;
        this.lease = lease;
        this.inbox = setup.inbox();
        this.handlers = handlers;
        Collection<Gate> all = gates.all();
        all.forEach(gate -> pauses.put(gate.name(), new EndpointPause(gate.name(), System::nanoTime)));
        this.turns = new ArrayList<>(pauses.keySet());
        this.attempts = new Attempts(setup, gates, handlers, pauses);
        this.running = new Running(setup, lease, signal::raise);
    }

    Handlers handlers() {
        return handlers;
    }

    InboxContext inboxContext() {
        return new InboxContext(pauses.keySet(), setup.clock(), signal::raise);
    }

    void start() {
        if (!started.compareAndSet(false, true)) {
            return;
        }
        start(WorkerThreads.start());
    }

    void start(ExecutorService handlerThreads) {
        threads = handlerThreads;
        running.start();
        claimer = new Thread(this::claimLoop, "cuehook-claims");
        claimer.setDaemon(true);
        claimer.start();
    }

    /** Handles on this thread what is due, until nothing is. */
    int handleDue() {
        Duration limit = setup.handlerTimeLimit().multipliedBy(2); // nobody renews a lease here
        Duration longest = limit.compareTo(lease) > 0 ? limit : lease;
        int handled = 0;
        boolean more = true;
        while (more) {
            more = false;
            for (String endpoint : pauses.keySet()) {
                for (ClaimedDelivery claim : inbox.claim(endpoint, 1, longest)) {
                    attempts.make(claim, () -> false, ofHandler -> true); // this thread does one after the other
                    handled++;
                    more = true;
                }
            }
        }
        return handled;
    }

    private void claimLoop() {
        Backoff idle = new Backoff();
        while (!closing) {
            try {
                idle.after(claimRound());
            } catch (Throwable e) { // anything that escapes would end all handling, while requests are acknowledged
                LOG.error("Claiming deliveries failed; it is tried again in a second.", e);
                LockSupport.parkNanos(AFTER_FAILURE_NANOS); // not to be cut short by a signal
            }
            signal.await(idle.wait);
            Thread.interrupted(); // what a driver left behind would keep every later wait from waiting
        }
    }

    /** One claim for each endpoint in turn; whether there was anything. */
    private boolean claimRound() {
        int half = Math.max(1, setup.concurrency() / 2);
        boolean any = claimTurns(half);
        any |= claimTurns(setup.concurrency()); // slots that nobody else wants
        Collections.rotate(turns, 1);
        return any;
    }

    private boolean claimTurns(int cap) {
        boolean any = false;
        for (String endpoint : turns) {
            int free = Math.min(
                    Math.min(running.free(), cap - running.of(endpoint)), MOST_WAITING - running.waiting(endpoint));
            EndpointPause pause = Objects.requireNonNull(pauses.get(endpoint));
            int most = pause.allowed(free);
            if (most > 0 && !closing) {
                running.renewIfLate();
                List<ClaimedDelivery> claims = inbox.claim(endpoint, most, lease);
                any |= !claims.isEmpty();
                claims.forEach(claim -> pause.claimed());
                runAll(claims);
            }
        }
        return any;
    }

    private void runAll(List<ClaimedDelivery> claims) {
        int started = 0;
        try {
            for (ClaimedDelivery claim : claims) {
                run(claim);
                started++;
            }
        } finally {
            claims.subList(started, claims.size()).forEach(inbox::giveBack);
        }
    }

    private void run(ClaimedDelivery claim) {
        Running.Run run = running.begin(claim);
        boolean started = false;
        try {
            threads.execute(() -> make(claim, run));
            started = true;
        } finally {
            if (!started) { // no thread could be had: nobody else would free the slot
                run.end();
            }
        }
    }

    private void make(ClaimedDelivery claim, Running.Run run) {
        try {
            run.onThread(Thread.currentThread());
            attempts.make(claim, () -> closing, limit -> run.enter(limit, () -> goOn(claim, run)));
        } catch (Throwable e) {
            LOG.error(
                    "An attempt of delivery {} ended in an unforeseen failure; its lease decides.",
                    claim.delivery().id(),
                    e);
        } finally {
            run.endUnlessParked();
        }
    }

    /** Makes an attempt for which its handler has a place now. */
    private void goOn(ClaimedDelivery claim, Running.Run run) {
        try {
            threads.execute(() -> make(claim, run));
        } catch (RejectedExecutionException e) { // closing
            inbox.giveBack(claim);
            run.end();
        }
    }

    void close() {
        if (closing) {
            return;
        }
        closing = true; // before anything else: the claimer looks at it
        signal.raise();
        WorkerThreads.join(claimer);
        running.withdrawWaiting().forEach(inbox::giveBack);
        running.awaitEnd(setup.closingTime());
        running.withdrawWaiting().forEach(inbox::giveBack); // of those that ran, some may have come to wait
        WorkerThreads.stop(threads);
        running.close();
    }

    /** How long to wait for a signal: short after work, longer and longer without, and never quite in step with others. */
    private static final class Backoff {

        private static final Duration SHORTEST = Duration.ofMillis(50);
        private static final Duration LONGEST = Duration.ofSeconds(1);
        private Duration wait = SHORTEST;

        void after(boolean work) {
            Duration next = work ? SHORTEST : wait.multipliedBy(2);
            wait = next.compareTo(LONGEST) > 0 ? LONGEST : next;
        }
    }
}
