package dev.cuehook.internal.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerThreadsTest {

    @Test
    void noneTakesNoWork() {
        assertThat(WorkerThreads.none().isShutdown()).isTrue();
    }

    @Test
    void aTimerKeepsNeitherAThreadNorWhatWasCancelled() {
        ScheduledThreadPoolExecutor timer = (ScheduledThreadPoolExecutor) WorkerThreads.timer();
        try {
            timer.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(false);

            assertThat(timer.getQueue()).isEmpty();
            assertThat(timer.allowsCoreThreadTimeOut()).isTrue();
            assertThat(timer.getKeepAliveTime(TimeUnit.SECONDS)).isEqualTo(10);
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    void waitsForAThreadsEnd() {
        Thread waiting = Thread.currentThread();
        Thread thread = new Thread(() -> {
            while (waiting.getState() != Thread.State.TIMED_WAITING) { // until it is waited for
                Thread.onSpinWait();
            }
        });
        thread.start();

        WorkerThreads.join(thread);

        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void leavesAnInterruptionToItsThreadAndWaitsNoMore() {
        ExecutorService threads = WorkerThreads.start();
        CountDownLatch never = new CountDownLatch(1);
        threads.execute(() -> awaitUninterruptibly(never));
        Thread other = new Thread(() -> awaitUninterruptibly(never));
        other.start();

        Thread.currentThread().interrupt();
        WorkerThreads.stop(threads);
        assertThat(Thread.interrupted()).isTrue();

        Thread.currentThread().interrupt();
        WorkerThreads.join(other);
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                assertThat(e).isNotNull(); // the point of it
            }
        }
    }
}
