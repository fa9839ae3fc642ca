package dev.cuehook.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallPaceTest {

    @Test
    void letsTheFirstCallGoAtOnceAndSpacesTheOthers() throws InterruptedException {
        CallPace pace = new CallPace(20);
        long since = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            assertThat(pace.await(Duration.ofSeconds(10))).isTrue();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void refusesACallWhoseMomentIsTooFarAwayAndGivesItsMomentToAnother() throws InterruptedException {
        CallPace pace = new CallPace(1);

        assertThat(pace.await(Duration.ZERO)).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(pace.await(Duration.ZERO)).isFalse();
        }
        assertThat(pace.await(Duration.ofSeconds(1))).isTrue();
    }
}
