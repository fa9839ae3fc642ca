package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.StoredDelivery;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A delivery that waits to be written, and the caller who waits for its outcome. Thread-safe. */
final class Offer {

    private enum State {
        WAITING,
        TAKEN,
        ABANDONED
    }

    private final StoredDelivery delivery;
    private State state = State.WAITING;
    private @Nullable AcceptOutcome outcome;

    Offer(StoredDelivery delivery) {
        this.delivery = delivery;
    }

    StoredDelivery delivery() {
        return delivery;
    }

    int size() {
        return delivery.body().length;
    }

    /** The writer takes it; false if nobody waits for it any more. */
    synchronized boolean take() {
        if (state == State.ABANDONED) {
            return false;
        }
        state = State.TAKEN;
        return true;
    }

    /** Says how it ended; the first to say so is right. */
    synchronized void end(AcceptOutcome how) {
        if (outcome == null) {
            outcome = how;
            notifyAll();
        }
    }

    /** The outcome; refused if there is none in time. What was taken then may still be kept: its repeat is a duplicate. */
    synchronized AcceptOutcome await(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        boolean interrupted = false;
        while (outcome == null) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                abandon();
                break;
            }
            try {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException e) {
                interrupted = true; // an answer is due in any case, and soon
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return outcome == null ? AcceptOutcome.REFUSED : outcome;
    }

    private void abandon() {
        if (state == State.WAITING) {
            state = State.ABANDONED; // never written from now on
        }
    }
}
