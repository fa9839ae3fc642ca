package dev.cuehook.internal.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Identity;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

    private final AtomicLong nanos = new AtomicLong(-7);
    private final KnownKeys known = new KnownKeys(2, nanos::get);

    private static Identity key(int number) {
        byte[] key = new byte[32];
        key[31] = (byte) number;
        return new Identity(key, "e" + number);
    }

    @Test
    void knowsWhatWasKeptAndNothingElse() {
        known.add(key(1));

        assertThat(known.contains(key(1))).isTrue();
        assertThat(known.contains(key(2))).isFalse();
    }

    @Test
    void forgetsAfterAnHour() {
        known.add(key(1));
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1) - 1);
        assertThat(known.contains(key(1))).isTrue();
        nanos.addAndGet(1);
        assertThat(known.contains(key(1))).isFalse();
    }

    @Test
    void forgetsTheOneThatWasAskedForLeastLatelyOnceItIsFull() {
        known.add(key(1));
        known.add(key(2));
        assertThat(known.contains(key(1))).isTrue();
        known.add(key(3));

        assertThat(known.contains(key(1))).isTrue();
        assertThat(known.contains(key(2))).isFalse();
        assertThat(known.contains(key(3))).isTrue();
    }
}
