package dev.cuehook.benchmarks.flood;

import com.sun.management.OperatingSystemMXBean;
import dev.cuehook.benchmarks.http.Load;
import dev.cuehook.benchmarks.http.Requests;
import dev.cuehook.benchmarks.inbox.Table;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The processor's time for a refused request and for a handled one, the sender's own share included in both. */
final class RefusalCost {

    private static final int CONNECTIONS = 2;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private RefusalCost() {}

    static void run(Table table) throws Exception {
        int each = 2_500 * Table.SECONDS;
        try (Studio studio = new Studio(unchanged -> {})) {
            measure(studio, each, true, () -> Requests.genuine(Studio.QUIET)); // warms up
            measure(studio, each, true, () -> Requests.genuineAlone(Studio.QUIET));
            measure(studio, each, false, () -> Requests.forged(Studio.QUIET));
            measure(studio, each, false, () -> Requests.malformed(Studio.QUIET));
            List<Double> forged = new ArrayList<>();
            List<Double> malformed = new ArrayList<>();
            for (int i = 0; i < Table.ROUNDS; i++) {
                double handled = measure(studio, each, true, () -> Requests.genuine(Studio.QUIET));
                double mismatch = measure(studio, each, false, () -> Requests.forged(Studio.QUIET));
                double alone = measure(studio, each, true, () -> Requests.genuineAlone(Studio.QUIET));
                double head = measure(studio, each, false, () -> Requests.malformed(Studio.QUIET));
                forged.add(mismatch / handled);
                malformed.add(head / alone);
                table.note("processor time a request: %.0f us handled, %.0f us forged", handled, mismatch);
                table.note("on a connection of its own: %.0f us handled, %.0f us malformed", alone, head);
            }
            table.atMost("cost of a false signature : handled, on a kept connection", 1, forged);
            table.atMost("cost of a malformed one : handled, each on its own connection", 1, malformed);
        }
    }

    /** Microseconds a request. */
    private static double measure(Studio studio, int each, boolean genuine, Supplier<byte[]> requests)
            throws Exception {
        Load load = new Load(CONNECTIONS, each, requests);
        long handledBefore = studio.handled();
        long before = PROCESS.getProcessCpuTime();
        load.send(studio.port(), genuine ? 200 : 401);
        while (genuine && studio.handled() - handledBefore < load.size()) {
            Thread.sleep(1);
        }
        return (PROCESS.getProcessCpuTime() - before) / 1e3 / load.size();
    }
}
