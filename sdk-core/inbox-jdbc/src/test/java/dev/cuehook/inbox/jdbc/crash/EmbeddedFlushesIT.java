package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When the embedded inbox flushes; on Linux, with a C compiler. */
@Tag("services")
@Timeout(120)
class EmbeddedFlushesIT {

    @TempDir
    private Path folder;

    @Test
    void flushesOnceForEachDeliveryOfASenderWhoWaitsAndNotForWhatIsHandled() throws Exception {
        Trace trace = trace(run(Variant.SOUND, 150, 0, 1).withoutRepeats());

        assertThat(trace.faults()).isEmpty();
        assertThat(trace.batches()).as("after the first").isEqualTo(149);
        assertThat(trace.logFlushes()).isBetween(149, 149 + 2 * trace.checkpoints());
        assertThat(trace.transactions()).as("with those of the handlers' ends").isGreaterThan(200);
    }

    @Test
    void flushesOnceForABatchBeforeAnyOfItsAnswers() throws Exception {
        Trace trace = trace(run(Variant.SOUND, 3_000, 0, 16).withoutRepeats());

        assertThat(trace.faults()).isEmpty();
        assertThat(trace.answers()).isEqualTo(3_000);
        assertThat(trace.logFlushes()).isBetween(trace.batches(), trace.batches() + 2 * trace.checkpoints());
    }

    @Test
    void flushesWhatAKilledReceiverHadWrittenBeforeItCallsItADuplicate() throws Exception {
        Trace trace = trace(run(Variant.SOUND, 1_000, 3, 16));

        assertThat(trace.faults()).isEmpty();
        assertThat(trace.answers()).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void findsAnswersThatComeBeforeTheirFlush() throws Exception {
        assertThat(trace(run(Variant.ACCEPTS_UNDER_NORMAL, 150, 0, 16)).faults())
                .anySatisfy(fault -> assertThat(fault).startsWith("Answered before its flush"));
    }

    private CrashRun run(Variant variant, int deliveries, int kills, int connections) throws Exception {
        return new CrashRun(FileLog.launch(variant, folder), deliveries, kills, 7, connections);
    }

    private Trace trace(CrashRun run) throws Exception {
        try (run) {
            run.run().stop();
        }
        Trace trace = Trace.of(folder);
        System.out.println(trace);
        return trace;
    }
}
