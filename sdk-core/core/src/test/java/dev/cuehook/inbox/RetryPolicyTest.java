package dev.cuehook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void doublesItsWaitsUpToTheLongest() {
        RetryPolicy policy = RetryPolicy.defaults()
                .attempts(6)
                .backOff(Duration.ofSeconds(1), Duration.ofSeconds(5))
                .maxBlock(Duration.ofHours(1));

        assertThat(waits(policy)).containsExactly(1L, 2L, 4L, 5L, 5L);
    }

    @Test
    void theSumOfAllWaitsIsBounded() {
        RetryPolicy policy = RetryPolicy.defaults()
                .attempts(100)
                .backOff(Duration.ofSeconds(1), Duration.ofMinutes(5))
                .maxBlock(Duration.ofSeconds(10));

        assertThat(waits(policy)).containsExactly(1L, 2L, 4L, 3L);
    }

    @Test
    void theDefaultWaitsNoLongerThanAQuarterOfAnHour() {
        List<Long> waits = waits(RetryPolicy.defaults());

        assertThat(waits.stream().mapToLong(Long::longValue).sum()).isEqualTo(900);
        assertThat(waits).hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void neverMeansOneAttempt() {
        assertThat(RetryPolicy.never().longestWait(1)).isEmpty();
    }

    @Test
    void aWaitIsARandomPartOfItsLongest() {
        RetryPolicy policy = RetryPolicy.defaults();
        Random random = new Random(7);
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waits.add(policy.wait(3, random).orElseThrow());
        }

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofSeconds(4)));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isLessThan(Duration.ofMillis(400)));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofMillis(3_600)));
        assertThat(policy.wait(12, random)).isEmpty();
    }

    @Test
    void givesUpOnATypeAndItsSubtypesOnly() {
        RetryPolicy policy = RetryPolicy.defaults().givingUpOn(IOException.class);

        assertThat(policy.retries(new FileNotFoundException())).isFalse();
        assertThat(policy.retries(new UncheckedIOException(new IOException()))).isTrue();
        assertThat(RetryPolicy.defaults().retries(new Error())).isTrue();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.defaults().attempts(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.defaults().maxBlock(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.defaults().backOff(Duration.ofSeconds(-1), Duration.ofSeconds(1)));
    }

    private static List<Long> waits(RetryPolicy policy) {
        List<Long> seconds = new ArrayList<>();
        Optional<Duration> wait = policy.longestWait(1);
        for (int attempt = 2; wait.isPresent(); attempt++) {
            seconds.add(wait.get().toSeconds());
            wait = policy.longestWait(attempt);
        }
        return seconds;
    }
}
