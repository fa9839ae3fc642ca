package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the crash run finds in inboxes with a fault. */
@Tag("services")
@Timeout(120)
class EmbeddedTwinsIT {

    private static final int KILLS = 3;
    private static final int OUT = 16;

    @TempDir
    private Path folder;

    @Test
    void findsWhatWasAnsweredBeforeItWasWritten() throws Exception {
        assertThat(lost(Variant.ANSWERS_FIRST)).isNotEmpty();
    }

    @Test
    void findsWhatWasDoneBeforeItsEffect() throws Exception {
        assertThat(lost(Variant.FINISHES_FIRST)).isNotEmpty();
    }

    @Test
    void findsWhatWasKeptTwice() throws Exception {
        assertThat(run(Variant.CHECKS_THEN_INSERTS).repeats()).isGreaterThan(OUT * KILLS);
    }

    /** What was acknowledged, and neither handled within seconds nor waits for it. */
    private Set<String> lost(Variant variant) throws Exception {
        Set<String> lost = run(variant).lost();
        lost.removeAll(Autopsy.of(folder.resolve("inbox")).open());
        return lost;
    }

    private Comparison run(Variant variant) throws Exception {
        try (CrashRun run = new CrashRun(Launch.of(variant, folder), 1_000, KILLS, 7)) {
            ReceiverProcess receiver = run.run();
            Comparison comparison =
                    Comparison.await(folder.resolve("effects"), run.acknowledged(), Duration.ofSeconds(3));
            receiver.kill();
            return comparison;
        }
    }
}
