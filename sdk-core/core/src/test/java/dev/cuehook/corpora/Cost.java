package dev.cuehook.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** What a piece of work takes: processor time of this thread, not time on the clock, and bytes of garbage. */
record Cost(long cpuMillis, long bytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_CPU_MILLIS = 250;

    /**
     * Does the work; it may take a quarter of a second of the processor, and this many bytes of memory. What takes longer is
     * tried twice more, since the first time is also that of the compiler.
     */
    static <T> T within(long mostBytes, String what, Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            T result = work.get();
            Cost cost = new Cost(
                    (THREADS.getCurrentThreadCpuTime() - cpu) / 1_000_000,
                    THREADS.getCurrentThreadAllocatedBytes() - bytes);
            assertThat(cost.bytes).as("garbage of %s: %s", what, cost).isLessThanOrEqualTo(mostBytes);
            if (cost.cpuMillis <= MOST_CPU_MILLIS) {
                return result;
            }
            assertThat(tries).as("processor time of %s: %s", what, cost).isLessThan(3);
        }
    }
}
