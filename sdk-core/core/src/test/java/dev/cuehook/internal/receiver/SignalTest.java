package dev.cuehook.internal.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SignalTest {

    private final Signal signal = new Signal();

    private Thread awaiting(Duration most) {
        Thread thread = new Thread(() -> signal.await(most));
        thread.start();
        return thread;
    }

    @Test
    void wakesWhoWaits() throws InterruptedException {
        Thread waiting = awaiting(Duration.ofHours(1));
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        signal.raise();
        waiting.join();
    }

    @Test
    void keepsOneSignalForTheNextThatWaits() {
        signal.raise();
        signal.raise();
        signal.await(Duration.ofHours(1));

        long before = System.nanoTime();
        signal.await(Duration.ofMillis(200));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(179));
    }

    @Test
    void waitsNoLongerThanIsAskedFor() {
        for (int i = 0; i < 100; i++) {
            long before = System.nanoTime();
            signal.await(Duration.ofMillis(10));
            assertThat(System.nanoTime() - before)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(8).toNanos());
        }
    }

    @Test
    void leavesAnInterruptionToItsThread() {
        Thread.currentThread().interrupt();
        signal.await(Duration.ofHours(1));

        assertThat(Thread.interrupted()).isTrue();
    }
}
