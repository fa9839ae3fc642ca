package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.InboxCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often and how long the inbox is counted, by a clock that moves when it is told to. */
class InboxSamplesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger counted = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();

    private InboxSample sample() {
        InboxCounts counts = new InboxCounts(counted.incrementAndGet(), 0, null, false);
        return new InboxSample(Instant.EPOCH, Map.of("a", counts), Map.of("gone", counts), null);
    }

    private InboxSamples samples(Runnable whileCounting) {
        return new InboxSamples(
                () -> {
                    whileCounting.run();
                    return sample();
                },
                Clock.systemUTC(),
                nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void countsOnceInTenSeconds() {
        InboxSamples samples = samples(() -> {});

        assertThat(samples.latest(PATIENCE).orphanedOpen()).isEqualTo(1);
        pass(Duration.ofSeconds(9));
        assertThat(samples.latest(PATIENCE).orphanedOpen()).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(samples.latest(PATIENCE).orphanedOpen()).isEqualTo(2);
    }

    @Test
    void countsLessOftenWhereItTakesLong() {
        InboxSamples samples = samples(() -> pass(Duration.ofSeconds(5)));

        assertThat(samples.latest(PATIENCE).orphanedOpen()).isEqualTo(1);
        pass(Duration.ofSeconds(99));
        assertThat(samples.latest(PATIENCE).orphanedOpen()).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(samples.latest(PATIENCE).orphanedOpen()).isEqualTo(2);
    }

    @Test
    void countsAgainAfterAnOperatorChangedSomething() {
        InboxSamples samples = samples(() -> {});
        assertThat(samples.latest(PATIENCE).orphanedOpen()).isEqualTo(1);

        samples.forget();

        assertThat(samples.latest(PATIENCE).orphanedOpen()).isEqualTo(2);
    }

    @Test
    void nobodyWaitsLongerThanTheySaidAndNobodyCountsTwiceAtOnce() {
        CountDownLatch stuck = new CountDownLatch(1);
        InboxSamples samples = samples(() -> await(stuck));
        Duration atMost = Duration.ofMillis(20);

        assertThat(samples.latest(atMost).failure()).contains("no answer within PT0.02S");
        assertThat(samples.latest(atMost).failure()).contains("no answer");
        stuck.countDown();

        assertThat(samples.latest(PATIENCE).orphanedOpen()).isEqualTo(1);
        assertThat(counted).hasValue(1);
    }

    @Test
    void whatIsNotOlderThanAMinuteWillDoWhileItCounts() {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch stuck = new CountDownLatch(1);
        InboxSamples samples = samples(() -> {
            if (times.incrementAndGet() > 1) {
                await(stuck);
            }
        });
        assertThat(samples.latest(PATIENCE).orphanedOpen()).isEqualTo(1);
        pass(Duration.ofSeconds(59));
        assertThat(samples.latest(Duration.ZERO).orphanedOpen()).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(samples.latest(Duration.ZERO).failure()).isNotNull();
        stuck.countDown();
    }

    @Test
    void aStoreThatFailsIsSaidToHaveFailed() {
        InboxSamples samples = new InboxSamples(
                () -> {
                    throw new IllegalStateException("canary: jdbc:postgresql://db/?password=x");
                },
                Clock.systemUTC(),
                nanos::get);

        assertThat(samples.latest(PATIENCE).failure()).isEqualTo("java.lang.IllegalStateException");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
