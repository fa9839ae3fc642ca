package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.ENDPOINT;
import static dev.cuehook.inbox.jdbc.Deliveries.LEASE;
import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The handler's writes and the end of its delivery take effect together, or not at all. */
abstract class TransactionCases extends ServerCases {

    TransactionCases(Server server) {
        super(server);
    }

    @BeforeEach
    @AfterEach
    void freshTable() {
        Databases.run(server().dataSource(), "DROP TABLE IF EXISTS cuehook_test_writes");
        Databases.run(server().dataSource(), "CREATE TABLE cuehook_test_writes (n BIGINT NOT NULL PRIMARY KEY)");
    }

    @Test
    void commitsWhatTheHandlerWroteTogetherWithTheEndOfItsDelivery() throws Exception {
        try (Inbox inbox = server().open(server().dataSource())) {
            ClaimedDelivery claim = claim(inbox);
            boolean done = inbox.transactions().run(transaction -> {
                write(transaction);
                assertThat(writes()).as("before the commit").isZero();
                return inbox.settle(claim, Settlement.done(), transaction);
            });
            assertThat(done).isTrue();
            assertThat(writes()).isEqualTo(1);
            assertThat(open()).isZero();
        }
    }

    @Test
    void rollsBackWhenTheLeaseWasLost() throws Exception {
        try (Inbox inbox = server().open(server().dataSource())) {
            ClaimedDelivery claim = claim(inbox);
            boolean done = inbox.transactions().run(transaction -> {
                write(transaction);
                inbox.giveBack(claim); // as if the lease had run out
                assertThat(inbox.claim(ENDPOINT, 1, LEASE)).hasSize(1); // somebody else has it
                return inbox.settle(claim, Settlement.done(), transaction);
            });
            assertThat(done).isFalse();
            assertThat(writes()).isZero();
            assertThat(open()).isEqualTo(1);
        }
    }

    @Test
    void rollsBackWhenTheHandlerThrows() {
        try (Inbox inbox = server().open(server().dataSource())) {
            ClaimedDelivery claim = claim(inbox);
            assertThatThrownBy(() -> inbox.transactions().run(transaction -> {
                        write(transaction);
                        throw new IllegalStateException("the handler");
                    }))
                    .hasMessage("the handler");
            assertThat(writes()).isZero();
            assertThat(inbox.retry(claim, Duration.ofSeconds(1), new Failure("e", "m")))
                    .as("the attempt is recorded in a transaction of its own")
                    .isTrue();
        }
    }

    @Test
    void settlesNothingInATransactionThatAnErrorHasAborted() throws Exception {
        try (Inbox inbox = server().open(server().dataSource())) {
            ClaimedDelivery claim = claim(inbox);
            ThrowingCallable handling = () -> {
                boolean unused = inbox.transactions().run(transaction -> {
                    write(transaction);
                    try {
                        write(transaction); // the same number again
                    } catch (SQLException e) {
                        // swallowed
                    }
                    return inbox.settle(claim, Settlement.done(), transaction);
                });
            };
            if (server() == Server.POSTGRES) {
                assertThatThrownBy(handling).hasMessageContaining("could not be settled");
                assertThat(writes()).isZero();
                assertThat(open()).isEqualTo(1);
            } else { // MariaDB undoes the statement only: the transaction is sound
                try {
                    handling.call();
                } catch (Throwable e) {
                    throw new AssertionError(e);
                }
                assertThat(writes()).isEqualTo(1);
                assertThat(open()).isZero();
            }
        }
    }

    /** As a deadlock does on MariaDB, whose error the handler ignores. */
    @Test
    void settlesNothingInAnotherTransactionThanTheHandlersOwn() throws Exception {
        assumeTrue(server() != Server.POSTGRES, "PostgreSQL goes on with nothing after an error");
        try (Inbox inbox = server().open(server().dataSource())) {
            ClaimedDelivery claim = claim(inbox);
            assertThatThrownBy(() -> inbox.transactions().run(transaction -> {
                        write(transaction);
                        try (Statement statement =
                                transaction.unwrap(Connection.class).createStatement()) {
                            statement.execute("ROLLBACK");
                        }
                        return inbox.settle(claim, Settlement.done(), transaction);
                    }))
                    .hasMessageContaining("has undone the handler's transaction");
            assertThat(writes()).isZero();
            assertThat(open()).isEqualTo(1);
        }
    }

    @Test
    void handsOutAConnectionThatEndsNothing() throws Exception {
        try (Inbox inbox = server().open(server().dataSource())) {
            ClaimedDelivery claim = claim(inbox);
            AtomicReference<Connection> kept = new AtomicReference<>();
            boolean done = inbox.transactions().run(transaction -> {
                Connection connection = transaction.unwrap(Connection.class);
                kept.set(connection);
                List<ThrowingCallable> refused = List.of(
                        connection::commit,
                        connection::rollback,
                        connection::close,
                        () -> connection.abort(Runnable::run),
                        () -> connection.setAutoCommit(true),
                        () -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE),
                        () -> connection.setReadOnly(true),
                        () -> connection.setSchema("other"),
                        () -> connection.unwrap(Connection.class));
                for (ThrowingCallable call : refused) {
                    assertThatThrownBy(call)
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("belongs to the inbox");
                }
                try (Statement statement = connection.createStatement()) {
                    assertThatThrownBy(() -> statement.getConnection().commit())
                            .hasMessageContaining("belongs to the inbox");
                    assertThatThrownBy(() -> statement.unwrap(Statement.class))
                            .hasMessageContaining("belongs to the inbox");
                    assertThat(statement.executeQuery("SELECT 1").getStatement().getConnection())
                            .isEqualTo(connection);
                    assertThat(connection.getMetaData().getConnection()).isEqualTo(connection);
                }
                assertThat(transaction.unwrap(Connection.class).isClosed()).isFalse();
                var savepoint = connection.setSavepoint();
                write(transaction);
                connection.rollback(savepoint);
                return inbox.settle(claim, Settlement.done(), transaction);
            });
            assertThat(done).isTrue();
            assertThat(writes()).as("undone to the savepoint").isZero();
            assertThatThrownBy(
                            () -> java.util.Objects.requireNonNull(kept.get()).createStatement())
                    .hasMessageContaining("is over");
        }
    }

    @Test
    void holdsNoConnectionForAHandlerThatAsksForNone() throws Exception {
        try (TestPool pool = new TestPool(server().dataSource(), 1, connection -> {}, List.of());
                Inbox inbox = server().open(pool.dataSource())) {
            ClaimedDelivery claim = claim(inbox);
            int before = pool.taken();
            boolean done = inbox.transactions().run(transaction -> {
                assertThat(pool.taken()).isEqualTo(before);
                assertThat(accept(inbox, delivery("while it runs"))).isEqualTo(AcceptOutcome.ACCEPTED);
                return inbox.settle(claim, Settlement.done(), transaction);
            });
            assertThat(done).isTrue();
        }
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhenTheCommitFails() throws Exception {
        Spy losing = call -> {
            if (call.name().equals("commit") && Thread.currentThread().getName().equals("handler")) {
                call.proceed();
                throw new SQLException("connection lost", "08006");
            }
            return call.proceed();
        };
        try (Inbox inbox = server().open(losing.on(server().dataSource()))) {
            ClaimedDelivery claim = claim(inbox);
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread handler = new Thread(
                    () -> {
                        try {
                            boolean unused = inbox.transactions().run(transaction -> {
                                write(transaction);
                                return inbox.settle(claim, Settlement.done(), transaction);
                            });
                        } catch (Throwable e) {
                            failure.set(e);
                        }
                    },
                    "handler");
            handler.start();
            handler.join();
            assertThat(failure.get()).hasMessageContaining("not known whether");
            assertThat(inbox.retry(claim, Duration.ZERO, new Failure("e", "m")))
                    .as("the lease decides: it was committed")
                    .isFalse();
            assertThat(writes()).isEqualTo(1);
        }
    }

    private static ClaimedDelivery claim(Inbox inbox) {
        assertThat(accept(inbox, delivery("event", "resource"))).isEqualTo(AcceptOutcome.ACCEPTED);
        return inbox.claim(ENDPOINT, 1, LEASE).get(0);
    }

    private static void write(Transaction transaction) throws SQLException {
        try (Statement statement = transaction.unwrap(Connection.class).createStatement()) {
            statement.execute("INSERT INTO cuehook_test_writes (n) VALUES (1)");
        }
    }

    private long writes() {
        return Databases.number(server().dataSource(), "SELECT COUNT(*) FROM cuehook_test_writes");
    }

    private long open() {
        return Databases.number(server().dataSource(), "SELECT COUNT(*) FROM cuehook_inbox_queue");
    }
}
