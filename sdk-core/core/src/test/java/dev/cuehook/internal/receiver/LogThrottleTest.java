package dev.cuehook.internal.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogThrottleTest {

    private final AtomicLong nanos = new AtomicLong(-7);
    private final LogThrottle throttle = new LogThrottle(2, nanos::get);

    @Test
    void letsSoManyLinesASecondThroughAndSaysHowManyWereLeftOut() {
        assertThat(throttle.pass()).isZero();
        assertThat(throttle.pass()).isZero();
        assertThat(throttle.pass()).isEqualTo(-1);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1) - 1);
        assertThat(throttle.pass()).isEqualTo(-1);
        nanos.addAndGet(1);

        assertThat(throttle.pass()).isEqualTo(2);
        assertThat(throttle.pass()).isZero();
        assertThat(throttle.pass()).isEqualTo(-1);
    }

    @Test
    void beginsEachSecondWithTheFirstLineInIt() {
        throttle.pass();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1500));
        throttle.pass();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
        throttle.pass();

        assertThat(throttle.pass()).isEqualTo(-1);
    }
}
