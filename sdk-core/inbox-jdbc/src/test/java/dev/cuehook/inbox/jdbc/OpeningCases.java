package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static dev.cuehook.inbox.jdbc.Deliveries.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.Inbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What an inbox asks of a database before it confirms anything. */
abstract class OpeningCases extends ServerCases {

    OpeningCases(Server server) {
        super(server);
    }

    /** The database as a user sees it who may make no tables. */
    abstract DataSource withoutRights();

    /** The database, set so that it loses what it confirms. */
    abstract DataSource lossy();

    /** The database as a replica. */
    abstract DataSource replica();

    @Test
    void makesItsTablesOnceWhenEightStartTogether() throws Exception {
        for (int round = 0; round < 5; round++) {
            server().dropTables();
            CyclicBarrier begin = new CyclicBarrier(8);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<AcceptOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                outcomes.add(threads.submit(() -> {
                    begin.await();
                    try (Inbox inbox = open(JdbcInbox.in(server().dataSource()))) {
                        return accept(inbox, delivery("same"));
                    }
                }));
            }
            List<AcceptOutcome> all = new ArrayList<>();
            for (Future<AcceptOutcome> outcome : outcomes) {
                all.add(outcome.get(60, TimeUnit.SECONDS));
            }
            threads.shutdown();
            assertThat(all).filteredOn(AcceptOutcome.ACCEPTED::equals).hasSize(1);
            assertThat(all).filteredOn(AcceptOutcome.DUPLICATE::equals).hasSize(7);
            assertThat(Databases.number(server().dataSource(), "SELECT COUNT(*) FROM cuehook_schema"))
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesTablesThatNeedANewerRelease() {
        open(JdbcInbox.in(server().dataSource())).close();
        Databases.run(
                server().dataSource(),
                "INSERT INTO cuehook_schema (version, min_reader, step, done_at) VALUES (7, 6, 'later', 0)");
        assertThatThrownBy(() -> open(JdbcInbox.in(server().dataSource())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 7")
                .hasMessageContaining("Use the newer release");
    }

    @Test
    void saysWhatToRunWhenItMayMakeNoTables() {
        assertThatThrownBy(() -> open(JdbcInbox.in(withoutRights())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("may not make them")
                .hasMessageContaining("JdbcInbox.schema(\"" + server().dialect().name() + "\")");
    }

    @Test
    void usesTablesThatOthersMade() {
        DataSource dataSource = server().dataSource();
        assertThatThrownBy(() ->
                        open(JdbcInboxBuilder.in(dataSource).createSchema(false).build()))
                .hasMessageContaining("tables are not there")
                .hasMessageContaining("JdbcInbox.schema(");
        String schema = JdbcInbox.schema(server().dialect().name());
        Databases.run(
                dataSource,
                List.of(schema.split(";")).stream()
                        .filter(statement -> !statement.isBlank())
                        .toArray(String[]::new));
        for (boolean createSchema : new boolean[] {false, true}) {
            try (Inbox inbox = open(
                    JdbcInboxBuilder.in(dataSource).createSchema(createSchema).build())) {
                assertThat(accept(inbox, delivery("made " + createSchema))).isEqualTo(AcceptOutcome.ACCEPTED);
            }
        }
    }

    @Test
    void refusesADatabaseThatWouldLoseWhatItConfirms() {
        assertThatThrownBy(() -> open(JdbcInbox.in(lossy())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in the server's configuration");
        try (Inbox inbox = open(JdbcInboxBuilder.in(lossy()).allowLossy().build())) {
            assertThat(inbox.isDurable()).isFalse();
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.ACCEPTED);
        }
    }

    @Test
    void isDurableInASoundDatabaseWhateverIsAllowed() {
        try (Inbox inbox =
                JdbcInboxBuilder.in(server().dataSource()).allowLossy().build()) {
            assertThat(inbox.isDurable()).isTrue();
        }
    }

    @Test
    void refusesAReplica() {
        assertThatThrownBy(() -> open(JdbcInbox.in(replica())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("read-only")
                .hasMessageContaining("primary");
    }
}
