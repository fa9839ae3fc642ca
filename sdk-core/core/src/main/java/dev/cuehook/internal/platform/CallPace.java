package dev.cuehook.internal.platform;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Spreads calls evenly: each gets the next free moment, and waits for it. Thread-safe. */
final class CallPace {

    private final long interval;
    private long nextFree;
    private boolean used;

    CallPace(int perSecond) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Waits for this call's moment; false, at once and without taking one, if that is farther away than this. */
    boolean await(Duration most) throws InterruptedException {
        long wait = reserve(most.toNanos());
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        return wait >= 0;
    }

    private synchronized long reserve(long most) {
        long now = System.nanoTime();
        long wait = used ? Math.max(0, nextFree - now) : 0;
        if (wait > most) {
            return -1;
        }
        used = true;
        nextFree = now + wait + interval;
        return wait;
    }
}
