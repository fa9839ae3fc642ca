package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.ENDPOINT;
import static dev.cuehook.inbox.jdbc.Deliveries.LEASE;
import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static dev.cuehook.inbox.jdbc.Deliveries.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The folder of an embedded inbox, sound and unsound. */
@Timeout(60)
class EmbeddedFileTest {

    @TempDir
    private Path folder;

    @Test
    void refusesASecondInboxInItsFolder() {
        try (Inbox first = open(JdbcInbox.embedded(folder))) {
            assertThatThrownBy(() -> open(JdbcInbox.embedded(folder)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another process or another inbox");
            assertThat(accept(first, delivery("one"))).isEqualTo(AcceptOutcome.ACCEPTED);
        }
    }

    @Test
    void sharesNoMemoryWithOthers() {
        open(JdbcInbox.embedded(folder)).close();
        try (Inbox again = open(JdbcInbox.embedded(folder))) {
            assertThat(accept(again, delivery("one"))).isEqualTo(AcceptOutcome.ACCEPTED);
            assertThat(folder.resolve("inbox.db-wal")).exists();
            assertThat(folder.resolve("inbox.db-shm")).doesNotExist();
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessUses() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocksAFolder.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('L');
            assertThatThrownBy(() -> open(JdbcInbox.embedded(folder)))
                    .hasMessageContaining("in use by another process");
        } finally {
            other.destroyForcibly().waitFor();
        }
        open(JdbcInbox.embedded(folder)).close(); // the lock went with its process
    }

    /** Another process that uses an inbox. */
    static final class LocksAFolder {

        private LocksAFolder() {}

        public static void main(String[] arguments) throws Exception {
            try (FileChannel channel = FileChannel.open(
                    Path.of(arguments[0], "inbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.print("L");
                System.out.flush();
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void refusesAFolderThatCannotBeWrittenTo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> open(JdbcInbox.embedded(file.resolve("inbox"))))
                .hasMessageContaining("cannot be written");

        Path readOnly = Files.createDirectory(folder.resolve("read-only"));
        assumeThat(readOnly.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(readOnly))
                .as("an administrator may write everywhere")
                .isFalse();
        assertThatThrownBy(() -> open(JdbcInbox.embedded(readOnly))).hasMessageContaining("cannot be written");
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws Exception {
        Files.writeString(folder.resolve("inbox.db"), "This is a text that somebody left here. ".repeat(200));
        assertThatThrownBy(() -> open(JdbcInbox.embedded(folder)))
                .hasMessageContaining("no SQLite file")
                .hasMessageContaining("folder of its own");
        Files.delete(folder.resolve("inbox.db"));
        open(JdbcInbox.embedded(folder)).close(); // and the lock was given back
    }

    @Test
    void refusesADamagedFileThatWasNotClosed() throws Exception {
        try (Inbox inbox = open(JdbcInbox.embedded(folder))) {
            for (int i = 0; i < 200; i++) {
                assertThat(accept(inbox, delivery("event-" + i + " " + "x".repeat(500))))
                        .isEqualTo(AcceptOutcome.ACCEPTED);
            }
        }
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("inbox.db").toFile(), "rw")) {
            long pages = file.length() / 4096;
            for (long page = 2; page < pages; page += 3) {
                file.seek(page * 4096);
                file.write(new byte[4096]);
            }
        }
        Files.writeString(folder.resolve("inbox.db-wal"), "cut off");
        assertThatThrownBy(() -> open(JdbcInbox.embedded(folder)))
                .hasMessageContaining("damaged")
                .hasMessageContaining("Keep a copy");
    }

    @Test
    void takesNothingInWhileTheDiskIsNearlyFullButFinishes() {
        try (Inbox inbox = open(JdbcInbox.embedded(folder))) {
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.ACCEPTED);
        }
        try (Inbox full = open(
                JdbcInboxBuilder.embedded(folder).minFreeDisk(Long.MAX_VALUE).build())) {
            assertThat(accept(full, delivery("two"))).isEqualTo(AcceptOutcome.REFUSED);
            List<ClaimedDelivery> claims = full.claim(ENDPOINT, 10, LEASE);
            assertThat(claims).hasSize(1);
            assertThat(full.settle(claims.get(0), Settlement.done(), Transaction.none()))
                    .isTrue();
        }
        try (Inbox inbox = open(JdbcInbox.embedded(folder))) {
            assertThat(accept(inbox, delivery("two"))).isEqualTo(AcceptOutcome.ACCEPTED);
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.DUPLICATE);
        }
    }

    @Test
    void takesNothingInAndSaysThatItIsAwayOnceAFileIsDeletedOrReplaced() throws IOException {
        for (String name : List.of("inbox.db", "inbox.db-wal", "inbox.lock")) {
            Path own = folder.resolve("without-" + name);
            try (Inbox inbox = open(JdbcInbox.embedded(own))) {
                assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.ACCEPTED);
                Path moved = Files.move(own.resolve(name), folder.resolve("moved"));
                assertAway(inbox, name);

                Files.copy(moved, own.resolve(name));
                assertAway(inbox, name);

                Files.move(moved, own.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                assertThat(accept(inbox, delivery("two"))).as("put back").isEqualTo(AcceptOutcome.ACCEPTED);
                assertThat(inbox.claim(ENDPOINT, 10, LEASE)).hasSize(2);
            }
        }
    }

    private static void assertAway(Inbox inbox, String name) {
        assertThat(accept(inbox, delivery("two"))).isEqualTo(AcceptOutcome.REFUSED);
        assertThatThrownBy(() -> inbox.admin().counts(ENDPOINT))
                .hasMessageContainingAll("were deleted, moved or replaced", name);
    }

    @Test
    void opensItsFileAnewAfterAnOddFailure() {
        Operations operations = Operations.of(true, Duration.ofDays(7), Duration.ofDays(1));
        EmbeddedEngine engine = new EmbeddedEngine(folder, operations, EmbeddedOptions.of(0, 1L << 30));
        try (JdbcInbox inbox = open(new JdbcInbox(engine, operations))) {
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.ACCEPTED);
            assertThatThrownBy(() -> engine.work(sql -> {
                        sql.connection().close();
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(accept(inbox, delivery("two"))).isEqualTo(AcceptOutcome.ACCEPTED);
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.DUPLICATE);
            assertThat(synchronous(engine))
                    .as("2 is FULL, 1 is NORMAL; tasks run under NORMAL")
                    .isEqualTo(1);
            assertThat(inbox.claim(ENDPOINT, 10, LEASE)).hasSize(2);
        }
    }

    @Test
    void goesOnAfterWorkThatEndedItsTransaction() {
        Operations operations = Operations.of(true, Duration.ofDays(7), Duration.ofDays(1));
        EmbeddedEngine engine = new EmbeddedEngine(folder, operations, EmbeddedOptions.of(0, 1L << 30));
        try (JdbcInbox inbox = open(new JdbcInbox(engine, operations))) {
            assertThatThrownBy(() -> engine.work(sql -> {
                        sql.run("ROLLBACK"); // as SQLite does by itself when the disk is full
                        return true;
                    }))
                    .hasMessageContaining("no transaction is active");
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.ACCEPTED);
        }
    }

    private static long synchronous(EmbeddedEngine engine) {
        return engine.work(sql -> {
            Long value = sql.of("PRAGMA synchronous").first(row -> row.getLong(1));
            return value == null ? -1L : value;
        });
    }

    @Test
    void clearsLibrariesThatKilledProcessesLeftBehind() throws Exception {
        Path left = Files.createDirectories(folder.resolve("native")).resolve("sqlite-0.0.0-left-libsqlitejdbc.so");
        Files.writeString(left, "left behind");
        Path foreign = Files.writeString(folder.resolve("native").resolve("other.txt"), "not ours");
        open(JdbcInbox.embedded(folder)).close();
        assertThat(left).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void flushesBeforeItCallsSomethingADuplicate() throws IOException {
        try (Inbox inbox = open(JdbcInbox.embedded(folder))) {
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.ACCEPTED);
            long before = Files.size(folder.resolve("inbox.db-wal"));
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.DUPLICATE);
            assertThat(Files.size(folder.resolve("inbox.db-wal")))
                    .as("the log, which a commit flushes")
                    .isGreaterThan(before);
        }
    }

    @Test
    void takesOneObjectThatIsOfferedTwiceOnce() throws Exception {
        try (Inbox inbox = open(JdbcInbox.embedded(folder))) {
            for (int round = 0; round < 50; round++) {
                StoredDelivery same = delivery("round-" + round);
                List<CompletableFuture<AcceptOutcome>> both = List.of(
                        CompletableFuture.supplyAsync(() -> accept(inbox, same)),
                        CompletableFuture.supplyAsync(() -> accept(inbox, same)));
                assertThat(List.of(both.get(0).get(), both.get(1).get()))
                        .containsExactlyInAnyOrder(AcceptOutcome.ACCEPTED, AcceptOutcome.DUPLICATE);
            }
        }
    }

    @Test
    void losesNothingWhenCallersAndWorkersAreInterrupted() throws Exception {
        try (Inbox inbox = open(JdbcInbox.embedded(folder))) {
            Interrupts.storm(inbox, 500);
        }
        Files.writeString(folder.resolve("inbox.db-wal"), "cut off"); // so that the file is checked
        open(JdbcInbox.embedded(folder)).close();
    }

    @Test
    void endsWhatIsOpenUnderTheOtherSettingOfTheOrder() {
        OtherOrder.endsWhatIsOpen(() -> JdbcInboxBuilder.embedded(folder.resolve("ordered")), true);
        OtherOrder.endsWhatIsOpen(() -> JdbcInboxBuilder.embedded(folder.resolve("unordered")), false);
        OtherOrder.endsTheOneThatIsMeant(() -> JdbcInboxBuilder.embedded(folder.resolve("both")));
    }
}
