package dev.cuehook.receiver;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses an endpoint whose deliveries all fail: after twenty different ones in a row, one is tried every thirty seconds until
 * one succeeds, instead of using up the attempts of all. Thread-safe.
 */
final class EndpointPause {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final int FAILURES = 20;
    private static final long PROBE_NANOS = 30_000_000_000L;

    private final String endpoint;
    private final LongSupplier nanoTime;
    private final Set<String> failed = new HashSet<>();
    private boolean paused;
    private long nextProbe;

    EndpointPause(String endpoint, LongSupplier nanoTime) {
        this.endpoint = endpoint;
        this.nanoTime = nanoTime;
    }

    /** How many of the free slots the endpoint may use now: all, or one for a probe, or none. */
    synchronized int allowed(int free) {
        if (!paused) {
            return free;
        }
        return nanoTime.getAsLong() - nextProbe >= 0 ? Math.min(1, free) : 0;
    }

    /** A delivery was handed out. */
    synchronized void claimed() {
        if (paused) {
            nextProbe = nanoTime.getAsLong() + PROBE_NANOS;
        }
    }

    synchronized void succeeded() {
        if (paused) {
            LOG.info("Endpoint {} is no longer paused: a delivery was handled.", endpoint);
        }
        paused = false;
        failed.clear();
    }

    synchronized void failed(String deliveryId) {
        if (!paused && failed.add(deliveryId) && failed.size() >= FAILURES) {
            paused = true;
            failed.clear();
            nextProbe = nanoTime.getAsLong() + PROBE_NANOS;
            LOG.error(
                    "Endpoint {} is paused: {} different deliveries failed in a row. One is tried every 30 s.",
                    endpoint,
                    FAILURES);
        }
    }
}
