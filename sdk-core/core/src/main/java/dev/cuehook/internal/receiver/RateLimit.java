package dev.cuehook.internal.receiver;

import java.util.function.LongSupplier;

/** A token bucket that holds one second's worth. Thread-safe. */
public final class RateLimit {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final LongSupplier nanoTime;
    private double tokens;
    private long last;

    /** A full bucket. */
    public RateLimit(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.tokens = perSecond;
        this.last = nanoTime.getAsLong();
    }

    /** Takes one, if there is one. */
    public synchronized boolean tryTake() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(perSecond, tokens + (now - last) / NANOS * perSecond);
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Gives back one that turned out not to count. */
    public synchronized void giveBack() {
        tokens = Math.min(perSecond, tokens + 1);
    }
}
