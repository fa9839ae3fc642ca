package dev.cuehook.inbox.jdbc.crash;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An inbox in a database through kills of its receivers, with effects in the inbox's own transaction: nothing lost, nothing
 * twice, in order. Longer with {@code -Dcuehook.crash.deliveries=20000 -Dcuehook.crash.kills=20}.
 */
@Tag("services")
@Timeout(1_800)
abstract class ServerCrashContract {

    private final Store store;

    ServerCrashContract(Store store) {
        this.store = store;
    }

    @Test
    void losesNothingAndHandlesNothingTwiceInEffect(@TempDir Path folder) throws Exception {
        Effects effects = Effects.fresh(store.dataSource());
        try (CrashRun run = CrashRun.seeded(
                Launch.of(store, folder),
                Integer.getInteger("cuehook.crash.deliveries", 800),
                Integer.getInteger("cuehook.crash.kills", 2))) {
            run.run();
            effects.requireOnceEachAndInOrder(run);
        }
    }

    @Test
    void losesNothingWhenOneOfTwoReceiversIsKilledForGood(@TempDir Path folder) throws Exception {
        Effects effects = Effects.fresh(store.dataSource());
        try (CrashRun run = CrashRun.seeded(Launch.of(store, folder), 500, 1)) {
            run.start();
            ReceiverProcess second = run.start();
            run.run(second::kill);
            effects.requireOnceEachAndInOrder(run);
        }
    }
}
