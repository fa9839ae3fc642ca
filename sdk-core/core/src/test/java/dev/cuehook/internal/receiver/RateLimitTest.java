package dev.cuehook.internal.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong(-7);
    private final RateLimit limit = new RateLimit(4, nanos::get);

    private int passing(int tried) {
        int passed = 0;
        for (int i = 0; i < tried; i++) {
            passed += limit.tryTake() ? 1 : 0;
        }
        return passed;
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void letsASecondsWorthThroughAtOnce() {
        assertThat(passing(10)).isEqualTo(4);
    }

    @Test
    void letsOneMoreThroughForEachPartOfASecondThatPasses() {
        passing(4);
        pass(249);
        assertThat(limit.tryTake()).isFalse();
        pass(1);
        assertThat(passing(10)).isEqualTo(1);
        pass(500);
        assertThat(passing(10)).isEqualTo(2);
    }

    @Test
    void savesUpNoMoreThanASecondsWorth() {
        passing(4);
        pass(3_600_000);
        assertThat(passing(10)).isEqualTo(4);
    }

    @Test
    void oneThatDidNotCountLetsAnotherThroughAndNoMore() {
        limit.giveBack(); // the bucket is full already
        assertThat(passing(10)).isEqualTo(4);
        limit.giveBack();
        assertThat(passing(10)).isEqualTo(1);
    }
}
