package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.jdbc.crash.PrivateServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** How often PostgreSQL flushes its log for what is accepted: for every answer, and once for all that waited together. */
@Tag("services")
@Timeout(120)
class PostgresFlushIT {

    @Test
    void flushesBeforeEachAnswer(@TempDir Path folder) throws Exception {
        assertThat(flushes(folder, new PostgresDialect(), 1, 50)).isGreaterThanOrEqualTo(50);
    }

    @Test
    void flushesOnceForAllThatWaitTogether(@TempDir Path folder) throws Exception {
        assertThat(flushes(folder, new PostgresDialect(), 32, 50)).isBetween(50L, 32 * 50L / 4);
    }

    @Test
    void rejectsATwinThatAnswersBeforeItsFlush(@TempDir Path folder) throws Exception {
        Dialect careless = new PostgresDialect() {
            @Override
            public String begin(Flush flush) {
                return super.begin(Flush.LATER);
            }
        };
        assertThat(flushes(folder, careless, 1, 50)).isLessThan(50);
    }

    /** Flushes of the log while so many clients hand in so many deliveries each, one after the other. */
    private static long flushes(Path folder, Dialect dialect, int clients, int each) throws Exception {
        try (PrivateServer server = PrivateServer.postgres(folder)) {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(server.url());
            ExecutorService callers = Executors.newFixedThreadPool(clients);
            try (Inbox inbox = Server.POSTGRES.open(dataSource, dialect)) {
                long before = flushes(dataSource);
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < clients; i++) {
                    int client = i;
                    all.add(callers.submit(() -> {
                        for (int n = 0; n < each; n++) {
                            assertThat(accept(inbox, delivery(client + ":" + n)))
                                    .isEqualTo(AcceptOutcome.ACCEPTED);
                        }
                    }));
                }
                for (Future<?> one : all) {
                    one.get(60, TimeUnit.SECONDS);
                }
                return flushes(dataSource) - before;
            } finally {
                callers.shutdown();
            }
        }
    }

    /** Each session hands in its count when it ends. */
    private static long flushes(PGSimpleDataSource dataSource) {
        await().until(() -> Databases.number(
                        dataSource, "SELECT COUNT(*) FROM pg_stat_activity WHERE backend_type = 'client backend'")
                == 1);
        return Databases.number(dataSource, "SELECT wal_sync FROM pg_stat_wal");
    }
}
