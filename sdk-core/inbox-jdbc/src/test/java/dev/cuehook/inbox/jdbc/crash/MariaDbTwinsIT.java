package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The comparison after a crash run reports what goes wrong: a comparison that never fails would prove nothing. */
@Tag("services")
@Timeout(300)
class MariaDbTwinsIT {

    private static final int ROUNDS = 8;

    @Test
    void rejectsATwinWhoseEffectsAreOutsideOfTheTransaction(@TempDir Path folder) throws Exception {
        rejects(Variant.EFFECT_OUTSIDE, "handled twice", folder);
    }

    @Test
    void rejectsATwinThatIsDoneBeforeItHandles(@TempDir Path folder) throws Exception {
        rejects(Variant.FINISHES_FIRST, "acknowledged and lost", folder);
    }

    @Test
    void rejectsATwinThatKeepsNoOrder(@TempDir Path folder) throws Exception {
        rejects(Variant.UNORDERED, "handled behind a later one", folder);
    }

    /** Within a few runs: a kill does not always meet a twin in its weak moment. */
    private static void rejects(Variant variant, String difference, Path folder) throws Exception {
        String found = "";
        for (int i = 0; i < ROUNDS && !found.contains(difference); i++) {
            found = difference(variant, Files.createDirectory(folder.resolve("round-" + i)));
        }
        assertThat(found).contains(difference);
    }

    private static String difference(Variant variant, Path folder) throws Exception {
        Effects effects = Effects.fresh(Store.MARIADB.dataSource());
        try (CrashRun run = CrashRun.seeded(Launch.of(Store.MARIADB, variant, folder), 400, 3)) {
            run.run();
            effects.requireOnceEachAndInOrder(run);
            return "";
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }
}
