package dev.cuehook.spring;

import dev.cuehook.receiver.EndpointInfo;
import dev.cuehook.receiver.WebhookReceiver;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the inbox for metrics, health and the Actuator endpoint: never twice at once, for all of them every ten seconds at the
 * most, and less often where counting takes long, so that a large table is not counted all the time. Nobody waits longer than
 * they said, whatever the store does. Thread-safe.
 */
final class InboxSamples {

    private static final Logger LOG = LoggerFactory.getLogger(InboxSamples.class);
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long USABLE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int REST = 20; // at most a twentieth of the time is spent counting

    private final Supplier<InboxSample> count;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private @Nullable Counting running;
    private @Nullable Counting last;

    InboxSamples(WebhookReceiver receiver, Clock clock) {
        this(() -> count(receiver, clock), clock, System::nanoTime);
    }

    InboxSamples(Supplier<InboxSample> count, Clock clock, LongSupplier nanoTime) {
        this.count = count;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    private static InboxSample count(WebhookReceiver receiver, Clock clock) {
        List<String> names =
                receiver.endpoints().stream().map(EndpointInfo::name).toList();
        return InboxSample.of(receiver.inbox(), names, clock.instant());
    }

    /**
     * A fresh sample; where counting takes longer than so long, the former one if it is not older than a minute, or else one
     * that says so.
     */
    InboxSample latest(Duration atMost) {
        Counting counting;
        Counting former;
        synchronized (this) {
            former = last;
            if (former != null && former.isFresh(nanoTime.getAsLong())) {
                return former.sample.join();
            }
            counting = running == null ? begin() : running;
        }
        InboxSample counted = counting.await(atMost);
        if (counted != null) {
            return counted;
        }
        return former != null && nanoTime.getAsLong() - former.ended < USABLE_NANOS
                ? former.sample.join()
                : InboxSample.failed("no answer within " + atMost, clock.instant());
    }

    /** Has the next one count again: an operator has just changed something. */
    synchronized void forget() {
        last = null;
        if (running != null) {
            running.outdated = true;
        }
    }

    private Counting begin() {
        Counting counting = new Counting(nanoTime.getAsLong());
        running = counting;
        Thread thread = new Thread(() -> count(counting), "cuehook-counts");
        thread.setDaemon(true);
        thread.start();
        return counting;
    }

    private void count(Counting counting) {
        InboxSample sample;
        try {
            sample = count.get();
        } catch (Throwable e) { // whatever it is: those who wait must hear of it
            LOG.warn("The inbox could not be counted.", e);
            sample = InboxSample.failed(e.getClass().getName(), clock.instant());
        }
        synchronized (this) {
            counting.ended = nanoTime.getAsLong();
            running = null;
            last = counting.outdated ? null : counting;
            counting.sample.complete(sample);
        }
    }

    private final class Counting {

        private final CompletableFuture<InboxSample> sample = new CompletableFuture<>();
        private final long began;
        private volatile long ended;
        private boolean outdated;

        Counting(long began) {
            this.began = began;
        }

        boolean isFresh(long now) {
            return now - ended < Math.max(FRESH_NANOS, REST * (ended - began));
        }

        /** Waits until so long after it began, however many ask in turn; null where that was not long enough. */
        @Nullable
        InboxSample await(Duration atMost) {
            try {
                long left = atMost.toNanos() - (nanoTime.getAsLong() - began);
                return sample.get(Math.max(0, left), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e); // never: it is only ever completed
            }
        }
    }
}
