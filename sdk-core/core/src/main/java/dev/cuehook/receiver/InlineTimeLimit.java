package dev.cuehook.receiver;

import dev.cuehook.internal.receiver.WorkerThreads;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Interrupts handlers on requests' threads that are over their time limit. All have the same, so that one look at a time is
 * enough, when the first that is still at work reaches it, and every second while any is: a timer of its own for each would wake
 * another thread for every request. Thread-safe.
 */
final class InlineTimeLimit {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final ScheduledExecutorService TIMER = WorkerThreads.timer();

    /** No longer than this the timer's thread waits for handlers that have long ended. */
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);

    private final Duration limit;
    private final long nanos;
    private final Set<Watch> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean lookIsDue = new AtomicBoolean();

    InlineTimeLimit(Duration limit) {
        this.limit = limit;
        this.nanos = TimeUnit.MILLISECONDS.toNanos(Math.max(1, limit.toMillis()));
    }

    /** Watches this thread until the watch is closed. */
    Watch begin(String endpoint) {
        Watch watch = new Watch(endpoint);
        running.add(watch);
        try {
            lookOnce();
        } catch (Throwable e) {
            running.remove(watch);
            throw e;
        }
        return watch;
    }

    /** Makes sure that a look is due. */
    private void lookOnce() {
        if (lookIsDue.compareAndSet(false, true)) {
            schedule(nanos);
        }
    }

    private void schedule(long delay) {
        try {
            ScheduledFuture<?> unused = TIMER.schedule(this::look, Math.min(delay, LONGEST_WAIT), TimeUnit.NANOSECONDS);
        } catch (Throwable e) {
            lookIsDue.set(false); // the next that begins asks again
            throw e;
        }
    }

    private void look() {
        try {
            running.removeIf(Watch::interruptIfOver);
        } finally {
            lookAgain();
        }
    }

    private void lookAgain() {
        OptionalLong next = running.stream().mapToLong(Watch::left).min();
        if (next.isPresent()) {
            schedule(next.getAsLong());
            return;
        }
        lookIsDue.set(false);
        if (!running.isEmpty()) { // some began when they could not be seen any more, but relied on this look to go on
            lookOnce();
        }
    }

    /** One handler at work. */
    final class Watch implements AutoCloseable {

        private final String endpoint;
        private final Thread thread = Thread.currentThread();
        private final long since = System.nanoTime();
        private boolean closed;
        private boolean over;

        private Watch(String endpoint) {
            this.endpoint = endpoint;
        }

        /** How long it may go on; nothing or less where the limit is reached. */
        private long left() {
            return since + nanos - System.nanoTime();
        }

        /** Interrupts it where the limit is reached; whether nobody needs to look at it again. */
        private synchronized boolean interruptIfOver() {
            if (left() > 0) {
                return false;
            }
            if (!closed && !over) {
                over = true;
                thread.interrupt();
                LOG.warn(
                        "The handler of endpoint {} is over its time limit of {}; it is interrupted.", endpoint, limit);
            }
            return true;
        }

        /** Whether the limit was reached. */
        synchronized boolean isOver() {
            return over;
        }

        /** Ends the watch; an interruption of its own does not outlive it. */
        @Override
        public void close() {
            running.remove(this);
            synchronized (this) {
                closed = true;
                if (over) {
                    Thread.interrupted();
                }
            }
        }
    }
}
