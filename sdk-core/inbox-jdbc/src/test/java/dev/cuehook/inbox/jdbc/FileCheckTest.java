package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.ENDPOINT;
import static dev.cuehook.inbox.jdbc.Deliveries.LEASE;
import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static dev.cuehook.inbox.jdbc.Deliveries.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.Inbox;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file that was not closed, and is too large to be checked whole before the start. */
@Timeout(60)
class FileCheckTest {

    private static final int PAGE = 8_192;

    @TempDir
    private Path folder;

    @BeforeEach
    void fillAndLeaveOpen() throws Exception {
        try (Inbox inbox = open(JdbcInbox.embedded(folder))) {
            for (int i = 0; i < 300; i++) {
                assertThat(accept(inbox, delivery("event-" + i))).isEqualTo(AcceptOutcome.ACCEPTED);
            }
        }
        Files.writeString(folder.resolve("inbox.db-wal"), "cut off");
    }

    @Test
    void isFoundSoundWhileDeliveriesAreTakenIn() {
        try (JdbcInbox inbox = large()) {
            assertThat(accept(inbox, delivery("while"))).isEqualTo(AcceptOutcome.ACCEPTED);
            inbox.tidy();
            assertThat(accept(inbox, delivery("after"))).isEqualTo(AcceptOutcome.ACCEPTED);
        }
    }

    @Test
    void isRefusedAtOnceWhereTheQueueIsDamaged() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("inbox.db"));
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT rootpage FROM sqlite_schema WHERE name = 'cuehook_inbox_queue'")) {
            row.next();
            wipe(row.getLong(1) - 1);
        }
        Files.writeString(folder.resolve("inbox.db-wal"), "cut off");
        assertThatThrownBy(this::large).hasMessageContaining("damaged");
    }

    @Test
    void takesNothingMoreInOnceAPageOfIdentitiesIsFoundDamaged() throws Exception {
        List<Long> pages = pagesWith("acme"); // the platform, which is kept with identities
        assertThat(pages).hasSizeGreaterThan(2);
        wipe(pages.get(pages.size() / 2));
        takesNothingInOnceChecked();
    }

    @Test
    void takesNothingMoreInOnceABodyIsFoundChanged() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("inbox.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE cuehook_inbox_body SET body = 'other' WHERE nr = 200"))
                    .isEqualTo(1);
        }
        Files.writeString(folder.resolve("inbox.db-wal"), "cut off");
        takesNothingInOnceChecked();
    }

    private void takesNothingInOnceChecked() {
        try (JdbcInbox inbox = large()) {
            assertThat(accept(inbox, delivery("before"))).isEqualTo(AcceptOutcome.ACCEPTED);
            inbox.tidy();
            assertThat(accept(inbox, delivery("after"))).isEqualTo(AcceptOutcome.REFUSED);
            assertThat(inbox.claim(ENDPOINT, 1, LEASE))
                    .as("what is sound is handled")
                    .hasSize(1);
        }
    }

    private JdbcInbox large() {
        Operations operations = Operations.of(true, Duration.ofDays(7), Duration.ofDays(1));
        EmbeddedOptions options = new EmbeddedOptions(0, 1L << 30, 0);
        return open(new JdbcInbox(new EmbeddedEngine(folder, operations, options), operations));
    }

    private List<Long> pagesWith(String text) throws IOException {
        String file = Files.readString(folder.resolve("inbox.db"), StandardCharsets.ISO_8859_1);
        List<Long> pages = new ArrayList<>();
        for (int at = file.indexOf(text); at >= 0; at = file.indexOf(text, (at / PAGE + 1) * PAGE)) {
            pages.add((long) at / PAGE);
        }
        return pages;
    }

    private void wipe(long page) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("inbox.db").toFile(), "rw")) {
            file.seek(page * PAGE);
            file.write(new byte[PAGE]);
        }
    }
}
