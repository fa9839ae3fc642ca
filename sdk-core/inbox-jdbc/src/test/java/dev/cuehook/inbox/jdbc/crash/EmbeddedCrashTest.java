package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded file through kills; longer with {@code -Dcuehook.crash.deliveries=20000 -Dcuehook.crash.kills=20}. */
@Timeout(900)
class EmbeddedCrashTest {

    /** As many as a receiver handles at once: what may be handled twice for each kill. */
    private static final int OUT = 16;

    @Test
    void losesNothingThatWasAcknowledged(@TempDir Path folder) throws Exception {
        int deliveries = Integer.getInteger("cuehook.crash.deliveries", 1_500);
        int kills = Integer.getInteger("cuehook.crash.kills", 3);
        long seed = Long.getLong("cuehook.crash.seed", System.nanoTime());
        System.out.println("Crash run on the embedded file: cuehook.crash.seed=" + seed);
        CrashRun run = new CrashRun(Store.EMBEDDED, folder, deliveries, kills, seed);

        ReceiverProcess receiver = run.run();
        Map<String, Integer> handled = awaitHandled(folder.resolve("effects"), run);
        receiver.kill();

        assertThat(run.refusals()).isZero();
        assertThat(run.acknowledged()).hasSize(deliveries);
        assertThat(handled.keySet())
                .as("handled, of what was acknowledged, with seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(run.acknowledged());
        int repeats = handled.values().stream().mapToInt(times -> times - 1).sum();
        assertThat(repeats).as("handled twice, with seed %d", seed).isLessThanOrEqualTo(OUT * kills);
    }

    private static Map<String, Integer> awaitHandled(Path effects, CrashRun run) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        Map<String, Integer> handled = new HashMap<>();
        while (!handled.keySet().containsAll(run.acknowledged()) && System.nanoTime() < end) {
            handled.clear();
            Files.readAllLines(effects).forEach(id -> handled.merge(id, 1, Integer::sum));
        }
        return handled;
    }
}
