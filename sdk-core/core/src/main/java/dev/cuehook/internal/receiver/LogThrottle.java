package dev.cuehook.internal.receiver;

import java.util.function.LongSupplier;

/** Lets a bounded number of log lines a second through, and counts the others. Thread-safe. */
public final class LogThrottle {

    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private long since;
    private int logged;
    private long leftOut;

    /** So many lines a second. */
    public LogThrottle(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** How many lines were left out before this one; -1 if this one is to be left out too. */
    public synchronized long pass() {
        long now = nanoTime.getAsLong();
        if (now - since >= SECOND) {
            since = now;
            logged = 0;
        }
        if (logged >= perSecond) {
            leftOut++;
            return -1;
        }
        logged++;
        long before = leftOut;
        leftOut = 0;
        return before;
    }
}
