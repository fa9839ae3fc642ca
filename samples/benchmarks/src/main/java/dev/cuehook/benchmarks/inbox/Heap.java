package dev.cuehook.benchmarks.inbox;

import dev.cuehook.inbox.Inbox;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Whether a backlog in the embedded inbox takes heap. */
final class Heap {

    private static final int FEW = 10_000;
    private static final int BACKLOG = Integer.getInteger("backlog", 100_000);

    private Heap() {}

    static void run(Table table) throws Exception {
        try (EmbeddedStore store = new EmbeddedStore();
                Inbox inbox = store.open()) {
            Store.fill(inbox, FEW, i -> i);
            double few = used();
            Store.fill(inbox, BACKLOG - FEW, i -> FEW + i);
            double many = used();
            table.note("used heap: %.1f MiB at %,d open, %.1f MiB at %,d", few, FEW, many, BACKLOG);
            table.atMost("embedded: heap at the backlog : at 10,000 open", 1.1, List.of(many / few));
        }
    }

    private static double used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
    }
}
