package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded file on a full disk; on Linux, with the right to mount in a namespace. */
@Tag("services")
@Timeout(300)
class EmbeddedDiskFullIT {

    /** As many as a receiver handles at once: what may be handled twice for each kill. */
    private static final int OUT = 16;

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void keepsWhatItAcknowledgedWhenTheDiskIsFullAndItIsKilled() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("inbox"), 40)) {
            disk.occupy(24);
            Launch launch = Launch.of(Variant.WITHOUT_FLOOR, folder, disk.prefix());
            try (CrashRun run = new CrashRun(launch, 3_000, 0, 7)) {
                ReceiverProcess receiver = run.start();
                Future<?> sending = run.send();
                awaitFull(run);
                assertThat(disk.free()).isLessThan(1 << 20);

                receiver.kill();
                Autopsy autopsy = Autopsy.of(disk.copyTo(folder.resolve("copy")));
                assertThat(autopsy.faults()).isEmpty();
                assertThat(autopsy.known()).containsAll(acknowledged());

                startsOrSaysThatTheDiskIsFull(launch);

                Comparison comparison = goOn(run, disk, sending);
                assertThat(comparison.lost()).isEmpty();
                assertThat(comparison.repeats())
                        .as("those of the kill, and those whose end the full disk did not take")
                        .isLessThanOrEqualTo(2 * OUT);
                assertThat(run.refusals()).isEmpty();
            }
        }
    }

    @Test
    void finishesWhatItHasWhileThereIsNoRoomForMore() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("inbox"), 104)) {
            disk.occupy(24);
            Path hold = Files.createFile(folder.resolve("hold"));
            Launch launch = Launch.of(Variant.SOUND, folder, disk.prefix());
            try (CrashRun run = new CrashRun(launch, 3_000, 0, 7)) {
                ReceiverProcess receiver = run.start();
                Future<?> sending = run.send();
                awaitFull(run);
                assertThat(disk.free()).isBetween(48L << 20, 64L << 20);
                Set<String> acknowledged = acknowledged();

                Files.delete(hold);
                assertThat(comparison(acknowledged).lost()).isEmpty();
                assertThat(acknowledged()).as("nothing was taken in meanwhile").isEqualTo(acknowledged);
                receiver.kill();
                Autopsy autopsy = Autopsy.of(disk.copyTo(folder.resolve("copy")));
                assertThat(autopsy.faults()).isEmpty();
                assertThat(acknowledged.size()).isGreaterThan(10 * OUT);
                assertThat(autopsy.open().size())
                        .as("handled, and not noted as done before the kill")
                        .isLessThanOrEqualTo(OUT);

                Comparison comparison = goOn(run, disk, sending);
                assertThat(comparison.lost()).isEmpty();
                assertThat(comparison.repeats()).isLessThanOrEqualTo(OUT);
                assertThat(run.refusals()).isEmpty();
            }
        }
    }

    /** What a kill leaves free may be just enough. */
    private static void startsOrSaysThatTheDiskIsFull(Launch launch) throws Exception {
        try {
            ReceiverProcess.start(launch, 1).kill();
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("the disk is full. Free some space.");
        }
    }

    /** Until 500 in a row were answered 503, of what was sent again and again. */
    private static void awaitFull(CrashRun run) {
        await().atMost(LONG).until(() -> run.unavailableInARow() > 500);
        assertThat(run.acknowledged()).isNotEmpty();
    }

    /** Frees the disk, starts another receiver, and sends the rest. */
    private Comparison goOn(CrashRun run, SmallDisk disk, Future<?> sending) throws Exception {
        disk.release();
        run.startAgain();
        sending.get();
        return comparison(run.acknowledged());
    }

    private Set<String> acknowledged() throws IOException {
        return new HashSet<>(Files.readAllLines(folder.resolve("acks")));
    }

    private Comparison comparison(Set<String> acknowledged) throws IOException {
        return Comparison.await(folder.resolve("effects"), acknowledged, LONG);
    }
}
