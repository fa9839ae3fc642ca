package dev.cuehook.internal.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Limits count for many threads as they do for one: at a clock that stands still, each number is exact. */
class ManyThreadsTest {

    private static final int THREADS = 4;
    private static final int TIMES = 20_000;
    private static final int ALL = THREADS * TIMES;

    /** How often this was true, of as many times as all threads do it. */
    private static int often(BooleanSupplier does) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            Callable<Integer> doing = () -> {
                together.await();
                int often = 0;
                for (int i = 0; i < TIMES; i++) {
                    often += does.getAsBoolean() ? 1 : 0;
                }
                return often;
            };
            int often = 0;
            for (Future<Integer> part : threads.invokeAll(Collections.nCopies(THREADS, doing), 60, TimeUnit.SECONDS)) {
                often += part.get();
            }
            return often;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRateLetsNoMoreThrough() throws Exception {
        RateLimit limit = new RateLimit(ALL / 2, () -> 0);

        assertThat(often(limit::tryTake)).isEqualTo(ALL / 2);
        often(() -> {
            limit.giveBack();
            return true;
        });
        assertThat(often(limit::tryTake)).isEqualTo(ALL / 2);
    }

    @Test
    void noRefusalOfAnAddressIsLost() throws Exception {
        AddressLimit limit = new AddressLimit(ALL, () -> 0);
        often(() -> {
            limit.refused("a");
            return true;
        });

        assertThat(limit.isExhausted("a")).isTrue();
    }

    @Test
    void anAddressHasAsManySlotsAfterwardsAsBefore() throws Exception {
        AddressSlots slots = new AddressSlots(3);
        often(() -> {
            boolean entered = slots.tryEnter("a");
            if (entered) {
                slots.leave("a");
            }
            return entered;
        });

        assertThat(often(() -> slots.tryEnter("a"))).isEqualTo(3);
    }

    @Test
    void aBudgetHasAsManyBytesAfterwardsAsBefore() throws Exception {
        BodyBudget budget = new BodyBudget(20);
        often(() -> {
            boolean taken = budget.tryTake(7);
            if (taken) {
                budget.giveBack(7);
            }
            return taken;
        });

        assertThat(often(() -> budget.tryTake(1))).isEqualTo(20);
    }

    @Test
    void everyLogLineIsPrintedOrCounted() throws Exception {
        LogThrottle throttle = new LogThrottle(ALL / 2, () -> 0);

        assertThat(often(() -> throttle.pass() >= 0)).isEqualTo(ALL / 2);
    }
}
