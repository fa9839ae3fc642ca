package dev.cuehook.internal.receiver;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of large bodies may be in flight at once, over all endpoints. Thread-safe. */
public final class BodyBudget {

    private static final BodyBudget OF_PROCESS =
            new BodyBudget(Runtime.getRuntime().maxMemory() / 8);

    private final AtomicLong left;

    /** A budget of so many bytes. */
    public BodyBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** The one of this process, an eighth of the heap, however many receivers and endpoints it has. */
    public static BodyBudget ofProcess() {
        return OF_PROCESS;
    }

    /** Takes bytes out of the budget; false if there are not so many left. */
    public boolean tryTake(long bytes) {
        long before = left.getAndAdd(-bytes);
        if (before >= bytes) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    /** Gives bytes back. */
    public void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
