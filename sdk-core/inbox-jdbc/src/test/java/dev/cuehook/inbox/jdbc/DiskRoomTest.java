package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.ENDPOINT;
import static dev.cuehook.inbox.jdbc.Deliveries.LEASE;
import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static dev.cuehook.inbox.jdbc.Deliveries.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An embedded inbox keeps within what it may have of its disk, and gives back what a burst has taken. */
@Timeout(60)
class DiskRoomTest {

    private static final long MOST = 80L << 20;
    private static final String LARGE = "x".repeat(1 << 20);

    @TempDir
    private Path folder;

    @Test
    void takesNothingInBeyondItsMostAndGoesOnOnceBodiesAreForgotten() throws IOException {
        try (JdbcInbox inbox = inbox()) {
            int taken = fill(inbox);
            assertThat(taken).isBetween(30, 60);
            assertThat(size()).isLessThanOrEqualTo(MOST);

            assertThat(finishAll(inbox)).isEqualTo(taken);
            inbox.forgetExpired();
            inbox.tidy();

            assertThat(fill(inbox)).as("in the room of the others").isBetween(30, 60);
            assertThat(size()).isLessThanOrEqualTo(MOST);
        }
    }

    @Test
    void givesTheDiskBackWhatABurstHasTaken() throws IOException {
        try (JdbcInbox inbox = inbox()) {
            int taken = fill(inbox);
            assertThat(finishAll(inbox)).isEqualTo(taken);
            inbox.forgetExpired();
            inbox.tidy();
            assertThat(accept(inbox, delivery("afterwards"))).isEqualTo(AcceptOutcome.ACCEPTED);
        }
        assertThat(Files.size(folder.resolve("inbox.db"))).isLessThan(20L << 20);
    }

    @Test
    void refusesAMostThatLeavesNoRoomForItsReserve() {
        JdbcInboxBuilder builder = JdbcInboxBuilder.embedded(folder).maxDisk(64L << 20);
        assertThatThrownBy(() -> builder.maxDisk((64L << 20) - 1)).hasMessageContaining("expected 64 MiB at least");
    }

    private JdbcInbox inbox() {
        return (JdbcInbox) open(JdbcInboxBuilder.embedded(folder)
                .maxDisk(MOST)
                .keepBodies(Duration.ofNanos(1_000))
                .build());
    }

    private static int fill(JdbcInbox inbox) {
        int taken = 0;
        while (accept(inbox, delivery(System.nanoTime() + LARGE)) == AcceptOutcome.ACCEPTED) {
            taken++;
        }
        return taken;
    }

    private static int finishAll(JdbcInbox inbox) {
        int finished = 0;
        for (List<ClaimedDelivery> claims = inbox.claim(ENDPOINT, 20, LEASE);
                !claims.isEmpty();
                claims = inbox.claim(ENDPOINT, 20, LEASE)) {
            for (ClaimedDelivery claim : claims) {
                assertThat(inbox.settle(claim, Settlement.done(), Transaction.none()))
                        .isTrue();
                finished++;
            }
        }
        return finished;
    }

    private long size() throws IOException {
        return Files.size(folder.resolve("inbox.db")) + Files.size(folder.resolve("inbox.db-wal"));
    }
}
