package dev.cuehook.receiver;

import dev.cuehook.internal.receiver.WorkerThreads;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Interrupts handlers on requests' threads that are over their time limit. Thread-safe. */
final class InlineTimeLimit {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final ScheduledExecutorService TIMER = WorkerThreads.timer();

    private final Duration limit;

    InlineTimeLimit(Duration limit) {
        this.limit = limit;
    }

    /** Watches this thread until the watch is closed. */
    Watch begin(String endpoint) {
        return new Watch(endpoint);
    }

    /** One handler at work. */
    final class Watch implements AutoCloseable {

        private final String endpoint;
        private final Thread thread = Thread.currentThread();
        private final ScheduledFuture<?> end;
        private boolean closed;
        private boolean over;

        private Watch(String endpoint) {
            this.endpoint = endpoint;
            this.end = TIMER.schedule(this::interrupt, limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void interrupt() {
            if (!closed) {
                LOG.warn(
                        "The handler of endpoint {} is over its time limit of {}; it is interrupted.", endpoint, limit);
                over = true;
                thread.interrupt();
            }
        }

        /** Whether the limit was reached. */
        synchronized boolean isOver() {
            return over;
        }

        /** Ends the watch; an interruption of its own does not outlive it. */
        @Override
        public void close() {
            end.cancel(false);
            synchronized (this) {
                closed = true;
                if (over) {
                    Thread.interrupted();
                }
            }
        }
    }
}
