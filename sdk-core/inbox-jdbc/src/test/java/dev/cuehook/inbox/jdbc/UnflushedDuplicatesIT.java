package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.jdbc.crash.Preloaded;
import dev.cuehook.inbox.jdbc.crash.PrivateServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mariadb.jdbc.MariaDbDataSource;

/** InnoDB shows a row before it is on disk: a repeat that another receiver gets meanwhile must not be acknowledged. */
@Tag("services")
@Timeout(300)
class UnflushedDuplicatesIT {

    private static final String ROWS = "SELECT COUNT(*) FROM cuehook_inbox";

    @Test
    void acknowledgesNoRepeatOfWhatIsNotOnDisk(@TempDir Path folder) throws Exception {
        assertThat(repeatOfALostRow(new MariaDbDialect(), folder)).isEqualTo(AcceptOutcome.REFUSED);
    }

    @Test
    void rejectsATwinThatAnswersRepeatsWithoutAFlush(@TempDir Path folder) throws Exception {
        Dialect careless = new MariaDbDialect() {
            @Override
            public void flushKnown(Sql sql) {}
        };
        assertThat(repeatOfALostRow(careless, folder)).isEqualTo(AcceptOutcome.DUPLICATE);
    }

    /** What the second of two receivers answers to a repeat of a row that is lost afterwards, as in a power cut. */
    private static AcceptOutcome repeatOfALostRow(Dialect dialect, Path folder) throws Exception {
        Path cut = folder.resolve("cut");
        Path library = Preloaded.compile("power-cut.c", folder);
        Map<String, String> environment = Map.of("LD_PRELOAD", library.toString(), "POWER_CUT", cut.toString());
        try (PrivateServer server = PrivateServer.mariaDb(folder, environment)) {
            DataSource dataSource = new MariaDbDataSource(server.url());
            try (Inbox first = Server.MARIADB.open(dataSource, dialect);
                    Inbox second = Server.MARIADB.open(dataSource, dialect)) {
                assertThat(accept(first, delivery("before"))).isEqualTo(AcceptOutcome.ACCEPTED);
                assertThat(accept(second, delivery("before"))).isEqualTo(AcceptOutcome.DUPLICATE);
                Files.createFile(cut);
                CompletableFuture<AcceptOutcome> original =
                        CompletableFuture.supplyAsync(() -> accept(first, delivery("one")));
                await().until(() -> Databases.number(dataSource, ROWS) == 2);

                AcceptOutcome repeat = second.accept(delivery("one"), Duration.ofSeconds(3));

                assertThat(original).as("the one that is being written").isNotDone();
                server.kill();
                Files.delete(cut);
                server.start();
                assertThat(Databases.number(dataSource, ROWS))
                        .as("after recovery")
                        .isEqualTo(1);
                assertThat(original.get()).isEqualTo(AcceptOutcome.REFUSED);
                return repeat;
            }
        }
    }
}
