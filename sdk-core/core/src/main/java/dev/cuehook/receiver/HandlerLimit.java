package dev.cuehook.receiver;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * How many attempts of some handlers run at once. The others wait in line without a thread and without a slot, so that they
 * keep nobody else from being handled. Thread-safe.
 */
final class HandlerLimit {

    private final int most;
    private final Queue<Waiter> waiting = new ArrayDeque<>();
    private int running;

    HandlerLimit(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("The concurrency is " + most + "; expected at least 1.");
        }
        this.most = most;
    }

    /** Takes a place; where there is none, parks the waiter until {@link #leave} resumes it on a place of its own. */
    synchronized boolean enter(Waiter waiter) {
        if (running < most) {
            running++;
            return true;
        }
        waiter.park(); // before anybody can resume it
        waiting.add(waiter);
        return false;
    }

    /** Gives a place back: to the one that has waited longest. */
    void leave() {
        Waiter next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                running--;
                return;
            }
        }
        next.resume();
    }

    @Override
    public String toString() {
        return "at most " + most + " at once";
    }

    /** An attempt that waits for its handler. */
    interface Waiter {

        void park();

        void resume();
    }
}
