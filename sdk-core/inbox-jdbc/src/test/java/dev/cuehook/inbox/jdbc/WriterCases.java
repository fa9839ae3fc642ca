package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.ENDPOINT;
import static dev.cuehook.inbox.jdbc.Deliveries.LEASE;
import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The writer over a database that is slow, stuck or lost. */
abstract class WriterCases extends ServerCases {

    WriterCases(Server server) {
        super(server);
    }

    @Test
    void limitsAStatementThatWaitsForALock() throws Exception {
        try (TestPool pool = new TestPool(server().dataSource(), 1, connection -> {}, server().session());
                Inbox inbox = server().open(pool.dataSource(), 1, Duration.ofSeconds(30));
                Connection holder = server().dataSource().getConnection()) {
            assertThat(accept(inbox, delivery("first", "resource"))).isEqualTo(AcceptOutcome.ACCEPTED);
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute("SELECT lane FROM cuehook_inbox_lane FOR UPDATE");
            }
            long begin = System.nanoTime();
            assertThat(accept(inbox, delivery("second", "resource"))).isEqualTo(AcceptOutcome.REFUSED);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(800), Duration.ofSeconds(9));
            holder.rollback();

            assertThat(accept(inbox, delivery("second", "resource"))).isEqualTo(AcceptOutcome.ACCEPTED);
            assertThat(pool.changes()).isEmpty();
        }
    }

    @Test
    void abortsAConnectionThatIsStuck() throws Exception {
        AtomicBoolean sticks = new AtomicBoolean();
        CountDownLatch aborted = new CountDownLatch(1);
        Spy sticking = call -> {
            if (call.name().equals("abort")) {
                sticks.set(false);
                aborted.countDown();
            }
            if (call.name().startsWith("execute") && sticks.get()) {
                aborted.await(); // a read from a host that is gone
                throw new SQLException("socket closed", "08006");
            }
            return call.proceed();
        };
        try (Inbox inbox = server().open(sticking.on(server().dataSource()), 2, Duration.ofSeconds(1))) {
            sticks.set(true);
            AcceptOutcome outcome = inbox.accept(delivery("one"), Duration.ofMillis(500));
            assertThat(outcome).isEqualTo(AcceptOutcome.REFUSED);
            await().until(() -> aborted.getCount() == 0);
            await().until(() -> accept(inbox, delivery("two")) != AcceptOutcome.REFUSED);
            assertThat(accept(inbox, delivery("one"))).as("kept late, and once").isNotEqualTo(AcceptOutcome.REFUSED);
        }
    }

    @Test
    void refusesWhatMayBeCommittedAndKnowsItWhenItComesAgain() throws Exception {
        AtomicBoolean loses = new AtomicBoolean();
        AtomicInteger commits = new AtomicInteger();
        Spy losing = call -> {
            if (call.name().equals("commit") && loses.get()) {
                commits.incrementAndGet();
                call.proceed();
                throw new SQLException("connection lost", "08006");
            }
            return call.proceed();
        };
        try (Inbox inbox = server().open(losing.on(server().dataSource()))) {
            loses.set(true);
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.REFUSED);
            assertThat(commits).as("tried once").hasValue(1);
            loses.set(false);
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.DUPLICATE);
        }
    }

    @Test
    void writesAgainWhenItsConnectionWasLostBeforeTheCommit() throws Exception {
        AtomicInteger left = new AtomicInteger();
        Spy losing = call -> {
            if (call.target() instanceof Connection connection
                    && call.name().equals("commit")
                    && left.get() > 0
                    && left.getAndDecrement() > 0) {
                connection.rollback();
                throw new SQLException("deadlock found at commit", "40001", 1213);
            }
            return call.proceed();
        };
        try (Inbox inbox = server().open(losing.on(server().dataSource()))) {
            left.set(3);
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.ACCEPTED);
            assertThat(left).hasValue(0);
        }
    }

    @Test
    void endsWhatIsOpenUnderTheOtherSettingOfTheOrder() {
        for (boolean acceptedInOrder : List.of(true, false)) {
            server().dropTables();
            OtherOrder.endsWhatIsOpen(() -> JdbcInboxBuilder.in(server().dataSource()), acceptedInOrder);
        }
        server().dropTables();
        OtherOrder.endsTheOneThatIsMeant(() -> JdbcInboxBuilder.in(server().dataSource()));
    }

    @Test
    void endsOnceWhatIsSettledTwiceAtOnce() throws Exception {
        try (Inbox inbox = server().open(server().dataSource())) {
            for (int i = 0; i < 50; i++) {
                assertThat(accept(inbox, delivery("event-" + i))).isEqualTo(AcceptOutcome.ACCEPTED);
                ClaimedDelivery claim = inbox.claim(ENDPOINT, 1, LEASE).get(0);
                List<CompletableFuture<Boolean>> twice = List.of(settling(inbox, claim), settling(inbox, claim));
                assertThat(List.of(twice.get(0).get(), twice.get(1).get())).containsExactlyInAnyOrder(true, false);
            }
        }
    }

    private static CompletableFuture<Boolean> settling(Inbox inbox, ClaimedDelivery claim) {
        return CompletableFuture.supplyAsync(
                () -> inbox.settle(claim, Settlement.done(), Transaction.none()), task -> new Thread(task).start());
    }

    /** As by a process that was stopped in the middle of a transaction. */
    @Test
    void endsOthersWhileOneLaneIsHeldUp() throws Exception {
        server().dropTables();
        try (Inbox inbox = server().open(server().dataSource());
                Connection other = server().dataSource().getConnection();
                Statement statement = other.createStatement()) {
            for (int i = 0; i < 8; i++) {
                assertThat(accept(inbox, delivery("event-" + i, "resource-" + i)))
                        .isEqualTo(AcceptOutcome.ACCEPTED);
            }
            List<ClaimedDelivery> claims = inbox.claim(ENDPOINT, 8, LEASE);
            other.setAutoCommit(false);
            statement.execute("SELECT lane FROM cuehook_inbox_lane ORDER BY lane LIMIT 1 FOR UPDATE");

            long begun = System.nanoTime();
            assertThat(inbox.renew(claims, LEASE)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("nobody waits for the lane")
                    .isLessThan(Duration.ofSeconds(2));
            List<CompletableFuture<Boolean>> ends =
                    claims.stream().map(claim -> settling(inbox, claim)).toList();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ends.stream().filter(CompletableFuture::isDone).count() == 8);
            assertThat(ends)
                    .filteredOn(CompletableFuture::isCompletedExceptionally)
                    .hasSize(1);
            other.rollback();
        }
    }
}
