package dev.cuehook.receiver;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.internal.receiver.WorkerThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts that are running: their slots, their leases, their time. A handler over its limit is interrupted; one that does
 * not come back within twice the limit is abandoned and its slot used again, for as many as there are slots.
 */
final class Running {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final Setup setup;
    private final Duration lease;
    private final Runnable slotFreed;
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> perEndpoint = new HashMap<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private final ScheduledExecutorService timer = WorkerThreads.timer();
    private @Nullable ScheduledFuture<?> renewal;
    private volatile Instant renewed;
    private int used;
    private int abandoned;

    Running(Setup setup, Duration lease, Runnable slotFreed) {
        this.setup = setup;
        this.lease = lease;
        this.slotFreed = slotFreed;
        this.renewed = setup.clock().instant();
    }

    void start() {
        long every = lease.toMillis() / 3;
        renewal = timer.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
    }

    synchronized int free() {
        return setup.concurrency() - used;
    }

    synchronized int of(String endpoint) {
        return perEndpoint.getOrDefault(endpoint, 0);
    }

    /** How many of an endpoint's attempts wait for their handler: without a slot, but with their leases. */
    synchronized int waiting(String endpoint) {
        return waiting.getOrDefault(endpoint, 0);
    }

    /** Ends the waiting of all that wait for their handlers; their deliveries. */
    List<ClaimedDelivery> withdrawWaiting() {
        return runs.stream().filter(Run::withdraw).map(run -> run.claim).toList();
    }

    private synchronized void countWaiting(String endpoint, int difference) {
        waiting.merge(endpoint, difference, Integer::sum);
    }

    Run begin(ClaimedDelivery claim) {
        take(claim.delivery().endpoint());
        Run run = new Run(claim);
        runs.add(run);
        return run;
    }

    private synchronized void take(String endpoint) {
        used++;
        perEndpoint.merge(endpoint, 1, Integer::sum);
    }

    private void giveBack(String endpoint) {
        synchronized (this) {
            used--;
            perEndpoint.merge(endpoint, -1, Integer::sum);
            notifyAll();
        }
        slotFreed.run();
    }

    /**
     * To be called before anything is claimed: where the clock leapt, or the process was stopped for a while, leases seem to
     * be over that nobody else could have taken, and the same delivery would be handled beside itself.
     */
    void renewIfLate() {
        if (setup.clock().instant().isAfter(renewed.plus(lease.dividedBy(2)))) {
            renew();
        }
    }

    private void renew() {
        renewed = setup.clock().instant();
        try {
            List<ClaimedDelivery> claims = runs.stream().map(run -> run.claim).toList();
            Set<ClaimedDelivery> lost = setup.inbox().renew(claims, lease);
            runs.stream() // those that have ended meanwhile have lost nothing
                    .filter(run -> lost.contains(run.claim))
                    .forEach(Run::leaseLost);
        } catch (Throwable e) { // anything that escapes would end the renewals for good
            LOG.error("Renewing leases failed; it is tried again.", e);
        }
    }

    /** Waits for running attempts; whether all have ended. */
    synchronized boolean awaitEnd(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        long left = most.toMillis();
        try {
            while (used > 0 && left > 0) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return used == 0;
    }

    /** Ends renewals: a handler that goes on in spite of all keeps its resource to itself until its lease ends. */
    void close() {
        if (renewal != null) {
            renewal.cancel(false);
        }
        timer.shutdownNow();
    }

    /** Whether another thread may take an abandoned one's place. */
    private synchronized boolean mayAbandon() {
        if (abandoned >= setup.concurrency()) {
            return false;
        }
        abandoned++;
        return true;
    }

    private synchronized void cameBack() {
        abandoned--;
    }

    /** One attempt. */
    final class Run {

        private final ClaimedDelivery claim;
        private @Nullable Thread thread;
        private @Nullable ScheduledFuture<?> limit;
        private boolean ended;
        private boolean slotGiven;
        private boolean abandonedInPlace;
        private @Nullable HandlerLimit place;
        private boolean parked;
        private boolean withdrawn;

        private Run(ClaimedDelivery claim) {
            this.claim = claim;
        }

        synchronized void onThread(Thread current) {
            thread = current;
            limit = timer.schedule(this::overLimit, setup.handlerTimeLimit().toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Takes a place of the handler, or waits for one; then {@code goOn} is called with a place and a slot. */
        boolean enter(HandlerLimit limit, Runnable goOn) {
            synchronized (this) {
                if (place != null) {
                    return true; // it has waited for it
                }
            }
            boolean entered = limit.enter(new HandlerLimit.Waiter() {
                @Override
                public void park() {
                    Run.this.park();
                }

                @Override
                public void resume() {
                    if (unpark(limit)) {
                        goOn.run();
                    } else {
                        limit.leave();
                    }
                }
            });
            if (entered) {
                synchronized (this) {
                    place = limit;
                }
            }
            return entered;
        }

        private void park() {
            synchronized (this) {
                parked = true;
                thread = null;
                if (limit != null) {
                    limit.cancel(false);
                }
            }
            countWaiting(claim.delivery().endpoint(), 1);
            giveBack(claim.delivery().endpoint());
        }

        private boolean unpark(HandlerLimit limit) {
            synchronized (this) {
                if (withdrawn) {
                    return false;
                }
                parked = false;
                place = limit;
            }
            countWaiting(claim.delivery().endpoint(), -1);
            take(claim.delivery().endpoint());
            return true;
        }

        /** Ends its waiting; false where it does not wait. */
        private boolean withdraw() {
            synchronized (this) {
                if (!parked || withdrawn) {
                    return false;
                }
                withdrawn = true;
                runs.remove(this);
            }
            countWaiting(claim.delivery().endpoint(), -1);
            return true;
        }

        /** One that waits must not begin: somebody else may handle the delivery now. */
        private void leaseLost() {
            boolean waited = withdraw();
            LOG.warn(
                    "The lease of delivery {} was lost while it {}.",
                    claim.delivery().id(),
                    waited ? "waited for its handler" : "was handled");
        }

        private synchronized void overLimit() {
            if (!ended && thread != null) {
                LOG.warn(
                        "The handler of delivery {} is over its time limit of {}; it is interrupted.",
                        claim.delivery().id(),
                        setup.handlerTimeLimit());
                thread.interrupt();
                limit = timer.schedule(this::abandon, setup.handlerTimeLimit().toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void abandon() {
            synchronized (this) {
                if (ended) {
                    return;
                }
                runs.remove(this);
            }
            LOG.error(
                    "The handler of delivery {} did not come back within twice its time limit; its thread is abandoned.",
                    claim.delivery().id());
            setup.listener().abandoned(claim.delivery().endpoint());
            boolean replaced = mayAbandon();
            synchronized (this) {
                if (replaced && !ended) {
                    abandonedInPlace = true;
                } else if (replaced) {
                    cameBack();
                }
            }
            if (replaced) {
                giveSlotBack();
            }
        }

        /** Ends it on its thread; one that waits goes on later, on another. */
        void endUnlessParked() {
            synchronized (this) {
                if (thread != Thread.currentThread()) {
                    return;
                }
            }
            end();
        }

        void end() {
            synchronized (this) {
                ended = true;
                runs.remove(this);
                if (limit != null) {
                    limit.cancel(false);
                }
                if (abandonedInPlace) {
                    abandonedInPlace = false;
                    cameBack();
                }
            }
            giveSlotBack();
        }

        private void giveSlotBack() {
            HandlerLimit held;
            synchronized (this) {
                if (slotGiven) {
                    return;
                }
                slotGiven = true;
                held = place;
            }
            if (held != null) {
                held.leave(); // before the slot, which is for the one that follows
            }
            giveBack(claim.delivery().endpoint());
        }
    }
}
