package dev.cuehook.receiver;

import dev.cuehook.Identity;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.DedupeStore.Claim;
import dev.cuehook.inbox.DedupeStore.Status;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims deliveries that may be in somebody else's hands at this moment. */
final class InlineClaims {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final long PAUSE_NANOS = 20_000_000;

    private InlineClaims() {}

    /** A claim; one that is in progress is asked for again until the deadline, a store that fails refuses. */
    static Claim await(DedupeStore dedupe, Identity identity, Duration lease, Duration deadline) {
        try {
            return awaited(dedupe, identity, lease, deadline);
        } catch (RuntimeException e) {
            LOG.error("The dedupe store failed; the delivery is answered 503, to be sent again.", e);
            return new Claim(Status.REFUSED, null);
        }
    }

    private static Claim awaited(DedupeStore dedupe, Identity identity, Duration lease, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        Claim claim = dedupe.claim(identity, lease);
        while (claim.status() == Status.IN_PROGRESS
                && System.nanoTime() - end < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            claim = dedupe.claim(identity, lease);
        }
        return claim;
    }

    /** Ends a claim. A store that fails now changes no answer: the handler has run, or has not. */
    static void end(DedupeStore dedupe, Identity identity, Claim claim, boolean done) {
        boolean interrupted = Thread.interrupted(); // what a handler was told must not keep the store from its note
        try {
            if (done) {
                dedupe.complete(identity, claim);
            } else {
                dedupe.release(identity, claim);
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "The dedupe store failed to note that a delivery was {}; its lease decides.",
                    done ? "handled" : "not handled",
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What a claim that is not new means for the answer; null for a new one. */
    static @Nullable Outcome known(Claim claim) {
        return switch (claim.status()) {
            case NEW -> null;
            case DONE -> Outcome.DUPLICATE;
            case IN_PROGRESS -> Outcome.IN_PROGRESS;
            case REFUSED -> Outcome.UNAVAILABLE;
        };
    }
}
