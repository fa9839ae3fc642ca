package dev.cuehook.internal.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AddressLimitTest {

    private final AtomicLong nanos = new AtomicLong(-7);
    private final AddressLimit limit = new AddressLimit(3, nanos::get);

    private void refuse(String address, int times) {
        for (int i = 0; i < times; i++) {
            limit.refused(address);
        }
    }

    @Test
    void isExhaustedByTheLastRefusalAndNotBefore() {
        assertThat(limit.isExhausted("a")).isFalse();
        refuse("a", 2);
        assertThat(limit.isExhausted("a")).isFalse();
        refuse("a", 1);
        assertThat(limit.isExhausted("a")).isTrue();
        assertThat(limit.isExhausted("b")).isFalse();
    }

    @Test
    void beginsAnewAMinuteAfterTheFirstRefusal() {
        refuse("a", 1);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(59));
        refuse("a", 2);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1) - 1);
        assertThat(limit.isExhausted("a")).isTrue();
        nanos.addAndGet(1);
        assertThat(limit.isExhausted("a")).isFalse();
        refuse("a", 2);
        assertThat(limit.isExhausted("a")).isFalse();
        refuse("a", 1);
        assertThat(limit.isExhausted("a")).isTrue();
    }

    @Test
    void forgetsTheAddressThatWasSilentLongestOnceItKnowsTenThousand() {
        refuse("silent", 3);
        refuse("busy", 2);
        for (int i = 2; i < 10_000; i++) {
            limit.refused("a" + i);
        }
        assertThat(limit.isExhausted("silent")).isTrue();
        refuse("silent", 1);
        refuse("another", 1); // one too many: "busy" was heard of least lately

        assertThat(limit.isExhausted("silent")).isTrue();
        refuse("busy", 1);
        assertThat(limit.isExhausted("busy")).isFalse();
    }
}
