package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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
        try (CrashRun run = CrashRun.seeded(Launch.of(Store.EMBEDDED, folder), deliveries, kills)) {
            run.run();
            Comparison comparison =
                    Comparison.await(folder.resolve("effects"), run.acknowledged(), Duration.ofMinutes(2));

            assertThat(run.refusals()).isEmpty();
            assertThat(run.acknowledged()).hasSize(deliveries);
            assertThat(comparison.lost()).as("acknowledged and lost").isEmpty();
            assertThat(comparison.repeats()).as("handled twice").isLessThanOrEqualTo(OUT * kills);
            assertThat(run.times().handledTooLate(comparison.handled()))
                    .as("handled behind a later one")
                    .isEmpty();
            System.out.println("Handled twice: " + comparison.repeats());
        }
    }
}
