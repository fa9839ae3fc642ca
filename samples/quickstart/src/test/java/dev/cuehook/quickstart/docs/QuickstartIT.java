package dev.cuehook.quickstart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The quickstart's tour, as {@code run --once} starts it. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class QuickstartIT {

    @Test
    void theTourKeepsEveryPromiseAndEndsWithZero() throws Exception {
        try (QuickstartProcess quickstart = QuickstartProcess.start("--tour", "--once")) {
            int status = quickstart.awaitEnd();

            List<String> output = quickstart.output();
            assertThat(status).as(String.join("\n", output)).isZero();
            assertThat(output).filteredOn(line -> line.startsWith("ok ")).hasSize(20);
            assertThat(output).noneMatch(line -> line.contains("Exception") || line.startsWith("!!"));
        }
    }

    @Test
    void theTourKeepsEveryPromiseProcessedAheadOfTime() throws Exception {
        try (QuickstartProcess quickstart = QuickstartProcess.startAheadOfTime(
                "--tour", "--once", "--logging.level.dev.cuehook.quickstart.QuickstartApplication=info")) {
            int status = quickstart.awaitEnd();

            List<String> output = quickstart.output();
            assertThat(status).as(String.join("\n", output)).isZero();
            assertThat(output).anyMatch(line -> line.contains("Starting AOT-processed QuickstartApplication"));
            assertThat(output).filteredOn(line -> line.startsWith("ok ")).hasSize(20);
        }
    }

    @Test
    void aPromiseThatIsNotKeptEndsItWithAnotherStatus() throws Exception {
        // One endpoint is not where the tour looks for it
        try (QuickstartProcess quickstart =
                QuickstartProcess.start("--tour", "--once", "--cuehook.endpoints.shotstack.path=/webhooks/elsewhere")) {
            assertThat(quickstart.awaitEnd()).isEqualTo(1);
            assertThat(quickstart.output()).anyMatch(line -> line.contains("Shotstack") && line.contains("404"));
        }
    }
}
