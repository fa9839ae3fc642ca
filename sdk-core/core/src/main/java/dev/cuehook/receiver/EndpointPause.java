package dev.cuehook.receiver;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses an endpoint whose deliveries all fail: after twenty different ones in a row, one is tried after a second, then after
 * twice as long each time and at the latest after thirty seconds, until one succeeds, instead of using up the attempts of all.
 * Thread-safe.
 */
final class EndpointPause {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final int FAILURES = 20;
    private static final long FIRST_PROBE_NANOS = 1_000_000_000L;
    private static final long LONGEST_PROBE_NANOS = 30_000_000_000L;

    private final String endpoint;
    private final LongSupplier nanoTime;
    private final Set<String> failed = new HashSet<>();
    private boolean paused;
    private long nextProbe;
    private long probeNanos;

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

    /** A delivery was handed out; others were, when the endpoint was not paused yet. */
    synchronized void claimed() {
        if (paused && nanoTime.getAsLong() - nextProbe >= 0) {
            probeNanos = Math.min(2 * probeNanos, LONGEST_PROBE_NANOS);
            nextProbe = nanoTime.getAsLong() + probeNanos;
        }
    }

    /** A delivery was one that nobody handles: it tells nothing, and the next one is tried. */
    synchronized void passed() {
        if (paused) {
            probeNanos = Math.max(probeNanos / 2, FIRST_PROBE_NANOS);
            nextProbe = nanoTime.getAsLong();
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
            probeNanos = FIRST_PROBE_NANOS;
            nextProbe = nanoTime.getAsLong() + probeNanos;
            LOG.error(
                    "Endpoint {} is paused: {} different deliveries failed in a row. One is tried every now and then.",
                    endpoint,
                    FAILURES);
        }
    }
}
