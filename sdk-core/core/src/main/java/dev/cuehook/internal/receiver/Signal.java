package dev.cuehook.internal.receiver;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Wakes one waiting thread; a signal that comes while nobody waits is kept. Thread-safe. */
public final class Signal {

    private boolean raised;

    /** Raises the signal. */
    public synchronized void raise() {
        raised = true;
        notifyAll();
    }

    /** Waits until the signal is raised, or for about so long: up to a tenth less, so that processes do not go in step. */
    public synchronized void await(Duration most) {
        long millis = most.toMillis() - ThreadLocalRandom.current().nextLong(most.toMillis() / 10 + 1);
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            for (long left = millis; !raised && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        raised = false;
    }
}
