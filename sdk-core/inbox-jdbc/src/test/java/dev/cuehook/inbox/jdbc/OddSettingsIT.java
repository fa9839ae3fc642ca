package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.ENDPOINT;
import static dev.cuehook.inbox.jdbc.Deliveries.LEASE;
import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.Transaction;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Whatever a user's DataSource is set to does no harm, and is as it was when a connection is given back. */
@Tag("services")
class OddSettingsIT {

    private static final String OTHER_SCHEMA = "cuehook_other";

    @AfterEach
    void dropTables() {
        for (Server server : Server.values()) {
            server.dropTables();
        }
        Databases.run(Databases.postgres(), "DROP SCHEMA IF EXISTS " + OTHER_SCHEMA + " CASCADE");
    }

    @TestFactory
    Stream<DynamicTest> keepsItsWordOverConnectionsThatAreSetOddly() {
        Map<String, TestPool.Setting> settings = new LinkedHashMap<>();
        settings.put("nothing", connection -> {});
        settings.put("autoCommit off", connection -> connection.setAutoCommit(false));
        settings.put(
                "serializable", connection -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
        settings.put("repeatable read, autoCommit off", connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
        });
        settings.put("read-only", connection -> connection.setReadOnly(true));
        settings.put("all of it", connection -> {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(false);
        });
        return Stream.of(Server.values())
                .flatMap(server -> settings.entrySet().stream()
                        .flatMap(setting -> Stream.of(1, 2)
                                .map(size -> DynamicTest.dynamicTest(
                                        server + ", " + setting.getKey() + ", pool of " + size,
                                        () -> keepsItsWord(server, "", size, setting.getValue())))));
    }

    @TestFactory
    Stream<DynamicTest> keepsItsWordOverDriversThatAreSetOddly() {
        List<String> postgres = List.of(
                "reWriteBatchedInserts=true",
                "currentSchema=" + OTHER_SCHEMA,
                "options=-c%20synchronous_commit=off",
                "preferQueryMode=simple",
                "prepareThreshold=1&binaryTransfer=true",
                "defaultRowFetchSize=1");
        List<String> mariaDb = List.of(
                "useServerPrepStmts=true",
                "useServerPrepStmts=true&useBulkStmts=true&rewriteBatchedStatements=true",
                "useAffectedRows=true",
                "autocommit=false",
                "sessionVariables=sql_mode='',time_zone='+05:00'");
        return Stream.concat(
                postgres.stream()
                        .map(options -> DynamicTest.dynamicTest("PostgreSQL, " + options, () -> {
                            Databases.run(Databases.postgres(), "CREATE SCHEMA IF NOT EXISTS " + OTHER_SCHEMA);
                            keepsItsWord(Server.POSTGRES, options, 2, connection -> {});
                        })),
                Stream.of(Server.MARIADB, Server.MYSQL)
                        .flatMap(server -> mariaDb.stream()
                                .map(options -> DynamicTest.dynamicTest(
                                        server + ", " + options,
                                        () -> keepsItsWord(server, options, 2, connection -> {})))));
    }

    @TestFactory
    Stream<DynamicTest> goesOnWhenTheConnectionsOfAPoolHaveDied() {
        return Stream.of(Server.values())
                .map(server -> DynamicTest.dynamicTest(server.name(), () -> {
                    server.dropTables();
                    try (TestPool pool = new TestPool(server.dataSource(), 3, connection -> {}, List.of());
                            Inbox inbox = server.open(pool.dataSource())) {
                        assertThat(accept(inbox, delivery("before"))).isEqualTo(AcceptOutcome.ACCEPTED);
                        List<Connection> all = new ArrayList<>();
                        for (int i = 0; i < 3; i++) {
                            Connection connection = pool.dataSource().getConnection();
                            server.kill(connection);
                            all.add(connection);
                        }
                        all.forEach(Borrowed::giveBack);
                        assertThat(accept(inbox, delivery("after"))).isEqualTo(AcceptOutcome.ACCEPTED);
                        assertThat(inbox.claim(ENDPOINT, 10, LEASE)).hasSize(2);
                    }
                }));
    }

    private static void keepsItsWord(Server server, String options, int size, TestPool.Setting setting)
            throws Exception {
        if (options.contains(OTHER_SCHEMA)) {
            ServerInboxContract.drop(server.dataSource(options));
        } else {
            server.dropTables();
        }
        try (TestPool pool = new TestPool(server.dataSource(options), size, setting, server.session())) {
            try (Inbox inbox = server.open(pool.dataSource())) {
                acceptsOnce(inbox);
                handlesAll(inbox);
                buriesAndReplays(inbox);
            }
            assertThat(pool.changes()).as("settings that did not come back").isEmpty();
            assertThat(pool.free()).as("connections that came back").isEqualTo(size);
            assertThat(pool.taken()).isPositive();
        }
    }

    private static void acceptsOnce(Inbox inbox) throws Exception {
        List<CompletableFuture<AcceptOutcome>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String event = "event-" + i % 20;
            String resource = "resource-" + i % 5;
            all.add(CompletableFuture.supplyAsync(
                    () -> accept(inbox, delivery(event, resource)), task -> new Thread(task).start()));
        }
        List<AcceptOutcome> outcomes = new ArrayList<>();
        for (CompletableFuture<AcceptOutcome> one : all) {
            outcomes.add(one.get(30, TimeUnit.SECONDS));
        }
        assertThat(outcomes).containsOnly(AcceptOutcome.ACCEPTED, AcceptOutcome.DUPLICATE);
        assertThat(outcomes).filteredOn(AcceptOutcome.ACCEPTED::equals).hasSize(20);
    }

    private static void handlesAll(Inbox inbox) throws Exception {
        int handled = 0;
        for (List<ClaimedDelivery> claims = inbox.claim(ENDPOINT, 3, LEASE);
                !claims.isEmpty();
                claims = inbox.claim(ENDPOINT, 3, LEASE)) {
            for (ClaimedDelivery claim : claims) {
                assertThat(inbox.renew(List.of(claim), LEASE)).isEmpty();
                boolean done = inbox.transactions().run(transaction -> {
                    try (var statement = transaction.unwrap(Connection.class).createStatement()) {
                        statement.execute("SELECT 1");
                    }
                    return inbox.settle(claim, Settlement.done(), transaction);
                });
                assertThat(done).isTrue();
                handled++;
            }
        }
        assertThat(handled).isEqualTo(20);
    }

    private static void buriesAndReplays(Inbox inbox) {
        assertThat(accept(inbox, delivery("last", "resource"))).isEqualTo(AcceptOutcome.ACCEPTED);
        ClaimedDelivery claim = inbox.claim(ENDPOINT, 1, LEASE).get(0);
        Failure failure = new Failure("java.io.IOException", "no");
        assertThat(inbox.retry(claim, Duration.ofMillis(1), failure)).isTrue();
        assertThat(inbox.retry(claim, Duration.ZERO, failure))
                .as("the lease is lost")
                .isFalse();
        org.awaitility.Awaitility.await().until(() -> {
            List<ClaimedDelivery> again = inbox.claim(ENDPOINT, 1, LEASE);
            return again.size() == 1
                    && inbox.settle(
                            again.get(0),
                            Settlement.dead(dev.cuehook.inbox.DeadReason.ATTEMPTS_EXHAUSTED, failure),
                            Transaction.none());
        });
        String id = inbox.admin().dead(ENDPOINT, 10).get(0).id();
        assertThat(inbox.admin().replay(id)).isEqualTo(ReplayOutcome.REPLAYED);
        assertThat(inbox.claim(ENDPOINT, 10, LEASE)).hasSize(1);
        inbox.admin().hold(ENDPOINT);
        inbox.admin().hold(ENDPOINT);
        assertThat(inbox.admin().counts(ENDPOINT).held()).isTrue();
    }
}
