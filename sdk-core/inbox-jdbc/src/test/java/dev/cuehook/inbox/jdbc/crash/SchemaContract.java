package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The inbox's tables, made by several processes at once, and by one that dies meanwhile. */
@Tag("services")
@Timeout(300)
abstract class SchemaContract {

    private static final int PROCESSES = 8;
    private static final Pattern CHANGES = Pattern.compile("CREATE |INSERT |COMMIT");

    private final Store store;

    SchemaContract(Store store) {
        this.store = store;
    }

    @Test
    void makesItsTablesOnceWhenEightProcessesStartTogether(@TempDir Path folder) throws Exception {
        boolean postgres = store == Store.POSTGRES;
        DataSource dataSource = store.dataSource();
        Effects effects = Effects.fresh(dataSource);
        Launch launch = Launch.of(store, folder).at(store.url() + "&maxPoolSize=2");
        ExecutorService starters = Executors.newFixedThreadPool(PROCESSES);
        List<Future<ReceiverProcess>> all = new ArrayList<>();
        try (Connection holder = dataSource.getConnection();
                var statement = holder.createStatement()) {
            statement.execute(
                    postgres
                            ? "SELECT pg_advisory_lock(" + 0x43756568_6F6F6BL + ")"
                            : "SELECT GET_LOCK(CONCAT('cuehook_schema_', DATABASE()), 60)");
            for (int i = 0; i < PROCESSES; i++) {
                int number = i;
                all.add(starters.submit(() -> ReceiverProcess.start(launch, number)));
            }
            String waiting = postgres
                    ? "SELECT COUNT(*) FROM pg_locks JOIN pg_database d ON d.oid = database"
                            + " WHERE locktype = 'advisory' AND NOT granted AND d.datname = current_database()"
                    : "SELECT COUNT(*) FROM information_schema.processlist"
                            + " WHERE state = 'User lock' AND db = DATABASE()";
            await().atMost(Duration.ofMinutes(1)).until(() -> effects.number(waiting) == PROCESSES);
            statement.execute(postgres ? "SELECT pg_advisory_unlock_all()" : "SELECT RELEASE_ALL_LOCKS()");
            for (Future<ReceiverProcess> one : all) {
                one.get().kill();
            }
        } finally {
            starters.shutdown();
        }
        assertThat(effects.number("SELECT COUNT(*) FROM cuehook_schema")).isEqualTo(1);
        effects.requireWhole();
    }

    @Test
    void opensAfterADeathAtAnyStepOfMakingItsTables() throws Exception {
        DataSource dataSource = store.dataSource();
        int deaths = -1;
        for (boolean opened = false; !opened; ) {
            deaths++;
            Effects effects = Effects.fresh(dataSource);
            AtomicInteger left = new AtomicInteger(deaths);
            try (TcpProxy proxy = new TcpProxy(store.url())) {
                proxy.cutOnce(new TcpProxy.Cut(
                        (transaction, message) -> CHANGES.matcher(message).find() && left.getAndDecrement() == 0,
                        true));
                opened = opens(store.dataSource(proxy.url() + "&maxPoolSize=1"));
            }
            assertThat(opens(dataSource)).as("after death number %d", deaths).isTrue();
            assertThat(effects.number("SELECT COUNT(*) FROM cuehook_schema")).isEqualTo(1);
            effects.requireWhole();
        }
        assertThat(deaths).isGreaterThan(8);
    }

    /** Whether an inbox opens there, and hands out nothing. */
    private static boolean opens(DataSource dataSource) {
        try (Inbox inbox = JdbcInbox.in(dataSource)) {
            inbox.open(new InboxContext(Set.of("fastpix"), Clock.systemUTC(), () -> {}));
            return inbox.claim("fastpix", 1, Duration.ofMinutes(1)).isEmpty();
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
