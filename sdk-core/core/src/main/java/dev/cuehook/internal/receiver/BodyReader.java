package dev.cuehook.internal.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Reads a body in memory that grows with the bytes that arrive, under a limit, a total time and the budget of all bodies in
 * flight: what was read stays in the budget until it is {@linkplain #release released}. The first 8 KiB of a body are free,
 * so that slow senders of large ones cannot keep out the small ones. The time is looked at between reads: a sender that stops
 * altogether is ended by the container's own time-out.
 */
public final class BodyReader {

    private static final int FIRST = 8 * 1024;

    private final BodyBudget budget;
    private final LongSupplier nanoTime;

    /** A reader on this budget. */
    public BodyReader(BodyBudget budget, LongSupplier nanoTime) {
        this.budget = budget;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads to the end.
     *
     * @param announced the announced length, or -1
     * @throws BodyException if the body cannot be had whole
     */
    public byte[] read(InputStream in, long announced, int limit, long nanos) {
        long deadline = nanoTime.getAsLong() + nanos;
        int size = (int) Math.min(announced < 0 ? FIRST : Math.max(1, announced), Math.min(limit, FIRST));
        long taken = 0;
        int kept = 0;
        try {
            byte[] bytes = new byte[size];
            byte[] one = new byte[1];
            int length = 0;
            while (true) {
                if (length == bytes.length) {
                    if (read(in, one, 0) < 0) { // most end where they said, or in the first bytes: no need to grow
                        break;
                    }
                    if (length == limit) {
                        throw new BodyException(BodyException.Fault.TOO_LARGE);
                    }
                    int larger = grown(bytes.length, announced, limit);
                    taken += take(larger - bytes.length);
                    bytes = Arrays.copyOf(bytes, larger);
                    bytes[length++] = one[0];
                }
                int read = read(in, bytes, length);
                if (read < 0) {
                    break;
                }
                length += read;
                if (nanoTime.getAsLong() - deadline > 0) {
                    throw new BodyException(BodyException.Fault.TOO_SLOW);
                }
            }
            if (length < announced) {
                throw new BodyException(length == 0 ? BodyException.Fault.ALREADY_READ : BodyException.Fault.TRUNCATED);
            }
            byte[] body = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
            kept = beyondFirst(length);
            return body;
        } finally {
            budget.giveBack(taken - kept);
        }
    }

    /** Gives a body's bytes back to the budget, once nobody needs them for its request. */
    public void release(byte[] body) {
        budget.giveBack(beyondFirst(body.length));
    }

    private static int beyondFirst(int length) {
        return Math.max(0, length - FIRST);
    }

    private static int grown(int size, long announced, int limit) {
        long doubled = Math.min(limit, size * 2L);
        return (int) (announced > size ? Math.min(doubled, announced) : doubled);
    }

    private int take(int bytes) {
        if (!budget.tryTake(bytes)) {
            throw new BodyException(BodyException.Fault.OVER_BUDGET);
        }
        return bytes;
    }

    private static int read(InputStream in, byte[] bytes, int from) {
        try {
            return in.read(bytes, from, bytes.length - from);
        } catch (IOException | RuntimeException e) { // containers throw both for what arrives broken
            throw new BodyException(isTimeout(e) ? BodyException.Fault.TOO_SLOW : BodyException.Fault.TRUNCATED);
        }
    }

    private static boolean isTimeout(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().contains("Timeout")) {
                return true;
            }
        }
        return false;
    }
}
