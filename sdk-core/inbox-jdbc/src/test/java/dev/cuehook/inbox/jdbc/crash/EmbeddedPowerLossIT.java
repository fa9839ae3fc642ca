package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded file through power cuts; on Linux, with a C compiler. Longer with {@code -Dcuehook.crash.power-seconds=90
 * -Dcuehook.crash.cuts=200}.
 */
@Tag("services")
@Timeout(900)
class EmbeddedPowerLossIT {

    private final long seed = Long.getLong("cuehook.crash.seed", System.nanoTime());

    @TempDir
    private Path folder;

    @Test
    void losesNothingThatWasAcknowledgedInAnyPowerCut() throws Exception {
        PowerCuts cuts = load(Variant.FORGETTING, Integer.getInteger("cuehook.crash.power-seconds", 6));

        assertThat(cuts.trace().faults()).isEmpty();
        assertThat(cuts.faults(Integer.getInteger("cuehook.crash.cuts", 16)))
                .as("with seed %d", seed)
                .isEmpty();
        assertThat(cuts.forgotten()).as("so that pages were used again").isPositive();
    }

    @Test
    void findsWhatIsAnsweredBeforeItIsFlushed() throws Exception {
        assertThat(load(Variant.ACCEPTS_UNDER_NORMAL, 2).faults(16))
                .anySatisfy(fault -> assertThat(fault).contains("acknowledged and lost"));
    }

    @Test
    void findsCheckpointsThatAreNotFlushed() throws Exception {
        assertThat(load(Variant.WORKS_UNDER_OFF, 5).faults(50)).isNotEmpty();
    }

    /** Sends for a while, and closes the receiver in order: cuts fall into that, too. */
    private PowerCuts load(Variant variant, int seconds) throws Exception {
        System.out.println(variant + ": cuehook.crash.seed=" + seed);
        Launch launch = FileLog.launch(variant, folder);
        ReceiverProcess receiver = ReceiverProcess.start(launch, 0);
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        for (long round = seed; System.nanoTime() < end; round++) {
            try (CrashRun run = new CrashRun(launch, 500, 0, round)) {
                run.sendTo(receiver).get();
                assertThat(run.refusals()).isEmpty();
            }
        }
        receiver.stop();
        assertThat(Files.exists(folder.resolve("inbox").resolve("inbox.db-wal")))
                .as("closed in order")
                .isFalse();
        PowerCuts cuts = new PowerCuts(folder, seed);
        System.out.println(variant + ": " + cuts.trace());
        return cuts;
    }
}
