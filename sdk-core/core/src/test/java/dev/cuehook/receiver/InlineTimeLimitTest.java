package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cuehook.receiver.InlineTimeLimit.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class InlineTimeLimitTest {

    private static final Duration LIMIT = Duration.ofMillis(40);

    private final InlineTimeLimit limit = new InlineTimeLimit(LIMIT);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** How long it was let alone. */
    private Future<Duration> hanging() {
        return threads.submit(() -> {
            long since = System.nanoTime();
            Watch watch = limit.begin("acme");
            assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
            Duration alone = Duration.ofNanos(System.nanoTime() - since);
            watch.close();
            return alone;
        });
    }

    @RepeatedTest(5)
    void interruptsEachThatHangsAmongManyThatDoNot() throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        List<Future<?>> busy = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            busy.add(threads.submit(() -> {
                while (going.get()) {
                    Watch watch = limit.begin("acme");
                    watch.close();
                }
            }));
        }
        List<Future<Duration>> hanging = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            hanging.add(hanging());
        }
        for (Future<Duration> one : hanging) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(LIMIT);
        }
        going.set(false);
        for (Future<?> one : busy) {
            one.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void looksAgainAfterATimeWithNothingToLookAt() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(hanging().get(20, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(LIMIT);
            await().pollDelay(LIMIT.multipliedBy(2)).until(() -> true);
        }
    }

    @Test
    void interruptsOnceOnlyWhoDoesNotHeedIt() throws Exception {
        Future<Boolean> stubborn = threads.submit(() -> {
            Watch watch = limit.begin("acme");
            assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
            boolean again = new CountDownLatch(1).await(LIMIT.toMillis() * 4, TimeUnit.MILLISECONDS);
            watch.close();
            return again || Thread.interrupted();
        });
        assertThat(stubborn.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(hanging().get(20, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(LIMIT);
    }

    @Test
    void aLimitOfLessThanAMillisecondIsAMillisecond() throws Exception {
        InlineTimeLimit shortest = new InlineTimeLimit(Duration.ofNanos(1));
        Future<Boolean> over = threads.submit(() -> {
            Watch watch = shortest.begin("acme");
            assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
            watch.close();
            return watch.isOver();
        });
        assertThat(over.get(20, TimeUnit.SECONDS)).isTrue();
    }
}
