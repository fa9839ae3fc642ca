package dev.cuehook.benchmarks.inbox;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something to become true. */
final class Waiting {

    private static final Duration MOST = Duration.ofMinutes(10);

    private Waiting() {}

    static void until(BooleanSupplier condition) throws InterruptedException {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > MOST.toNanos()) {
                throw new IllegalStateException("It did not come about within " + MOST + ".");
            }
            Thread.sleep(1);
        }
    }
}
