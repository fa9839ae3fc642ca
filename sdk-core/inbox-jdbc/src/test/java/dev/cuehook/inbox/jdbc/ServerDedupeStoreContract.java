package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.DedupeStore.Status.DONE;
import static dev.cuehook.inbox.DedupeStore.Status.IN_PROGRESS;
import static dev.cuehook.inbox.DedupeStore.Status.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Identity;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.DedupeStore.Claim;
import dev.cuehook.testing.contract.DedupeStoreContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract over a database that runs, at the contract's clock, and what only a database can be asked. */
@Tag("services")
abstract class ServerDedupeStoreContract extends DedupeStoreContract {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration RETENTION = Duration.ofDays(7);

    private final Server server;

    ServerDedupeStoreContract(Server server) {
        this.server = server;
    }

    private DataSource dataSource() {
        return server.dataSource();
    }

    private Dialect dialect() {
        return server.dialectAtGivenClock();
    }

    @Override
    protected DedupeStore create(Duration retention) {
        drop();
        return open(retention);
    }

    private JdbcDedupeStore open(Duration retention) {
        DedupeSchema.require(dataSource(), dialect(), true);
        return new JdbcDedupeStore(dataSource(), dialect(), clock(), retention);
    }

    @Test
    void storesOfTwoProcessesShareTheirMemory() {
        try (DedupeStore one = open(RETENTION);
                DedupeStore other = open(RETENTION)) {
            Claim claim = one.claim(identity(1), LEASE);

            assertThat(other.claim(identity(1), LEASE).status()).isEqualTo(IN_PROGRESS);
            one.complete(identity(1), claim);
            assertThat(other.claim(identity(1), LEASE).status()).isEqualTo(DONE);
        }
    }

    @Test
    void aLapsedLeaseThatNobodyTookCanStillBeCompleted() {
        try (JdbcDedupeStore store = open(RETENTION)) {
            Claim claim = store.claim(identity(1), LEASE);
            moveTime(LEASE.multipliedBy(5));
            store.forgetExpired();

            store.complete(identity(1), claim);

            assertThat(store.claim(identity(1), LEASE).status()).isEqualTo(DONE);
        }
    }

    @Test
    void rowsGoWhenTheirTimeIsOverAndNotBefore() {
        try (JdbcDedupeStore store = open(RETENTION)) {
            IntConsumer claimed = i -> {
                Claim claim = store.claim(identity(i), LEASE);
                if (i > 0) {
                    store.complete(identity(i), claim);
                }
            };
            ForkJoinPool callers = new ForkJoinPool(16);
            callers.submit(() -> IntStream.range(0, 1_100).parallel().forEach(claimed))
                    .join();
            callers.shutdown();
            store.forgetExpired();
            assertThat(rows()).isEqualTo(1_100);

            moveTime(Duration.ofDays(2));
            store.forgetExpired();
            assertThat(rows()).as("without the lapsed lease").isEqualTo(1_099);

            moveTime(Duration.ofDays(6));
            store.forgetExpired();
            assertThat(rows()).isZero();
        }
    }

    @Test
    void connectionsComeBackAsTheyWere() throws SQLException {
        try (Connection connection = dataSource().getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setReadOnly(true);
            DataSource only = OneConnection.of(connection);
            try (DedupeStore store = new JdbcDedupeStore(only, dialect(), clock(), RETENTION)) {
                store.complete(identity(1), store.claim(identity(1), LEASE));
                assertThat(store.claim(identity(1), LEASE).status()).isEqualTo(DONE);
            }

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isTrue();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        }
    }

    @Test
    void aStoreThatMayNotMakeItsTableSaysWhatToRun() {
        drop();

        assertThatThrownBy(() -> JdbcDedupeStoreBuilder.in(dataSource())
                        .createSchema(false)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cuehook_dedupe is not there")
                .hasMessageContaining("dedupe-" + dialect().schema() + ".sql");
    }

    @Test
    void claimsThrowWhereTheTableIsGone() {
        try (DedupeStore store = open(RETENTION)) {
            drop();

            assertThatThrownBy(() -> store.claim(identity(1), LEASE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("The dedupe store's database failed");
        }
    }

    @Test
    void eightProcessesThatStartTogetherMakeTheTableOnce() throws Exception {
        drop();
        ExecutorService starting = Executors.newFixedThreadPool(8);
        try {
            Callable<DedupeStore> start = () -> JdbcDedupeStore.in(dataSource());
            for (var started :
                    starting.invokeAll(Stream.generate(() -> start).limit(8).toList())) {
                started.get().close();
            }
        } finally {
            starting.shutdownNow();
        }
        assertThat(rows()).isZero();
    }

    @Test
    void theDatabasesOwnClockEndsALease() throws SQLException {
        try (DedupeStore store = JdbcDedupeStore.in(dataSource())) {
            Claim first = store.claim(identity(1), LEASE);
            assertThat(store.claim(identity(1), LEASE).status()).isEqualTo(IN_PROGRESS);

            run("UPDATE cuehook_dedupe SET lease_until = lease_until - " + LEASE.toMillis() * 1_000);

            Claim second = store.claim(identity(1), LEASE);
            assertThat(second.status()).isEqualTo(NEW);
            assertThat(second.token()).isNotEqualTo(first.token());
        }
    }

    private static Identity identity(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        key[1] = (byte) (number >> 8);
        return new Identity(key, "event-" + number);
    }

    private long rows() {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM cuehook_dedupe")) {
            return count.next() ? count.getLong(1) : -1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void drop() {
        try {
            run("DROP TABLE IF EXISTS cuehook_dedupe");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
