package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Two inboxes over one database, under load; and twins of them that break a rule, which this must notice. */
abstract class StressCases extends ServerCases {

    private static final Duration A_WHILE = Duration.ofSeconds(3);
    private static final Comparator<ByteBuffer> BY_KEY = Lanes.ORDER;

    StressCases(Server server) {
        super(server);
    }

    @Test
    void keepsTheOrderOfEachResourceAndHandlesOneAtATime() throws Exception {
        assertThat(stress(call -> call.proceed(), A_WHILE)).isGreaterThan(50);
    }

    @Test
    void rejectsATwinThatSettlesWithoutTheToken() {
        Spy tokenless = call -> call.sql().contains("lane = ? AND token = ?")
                ? call.with(call.sql().replace("AND token = ?", "AND (token = ? OR 1 = 1)"))
                        .proceed()
                : call.proceed();
        assertThatThrownBy(() -> stress(tokenless, A_WHILE)).isInstanceOf(AssertionError.class);
    }

    @Test
    void rejectsATwinThatAnswersBeforeItCommits() {
        AtomicInteger commits = new AtomicInteger();
        Spy early = call -> {
            boolean dies = call.name().equals("commit")
                    && Thread.currentThread().getName().equals("cuehook-inbox-writer")
                    && commits.incrementAndGet() == 50;
            if (dies && call.target() instanceof Connection connection) {
                connection.rollback(); // the process was killed between the answer and the commit
                return null;
            }
            return call.proceed();
        };
        assertThatThrownBy(() -> stress(early, A_WHILE)).isInstanceOf(AssertionError.class);
    }

    @Test
    void rejectsATwinThatHandsOutALaneThatIsLeased() {
        Spy greedy = call -> call.sql().startsWith("SELECT lane") && call.sql().contains("due <=")
                ? call.with(call.sql().replace("due <=", "0 <")).proceed()
                : call.proceed();
        assertThatThrownBy(() -> stress(greedy, A_WHILE)).isInstanceOf(AssertionError.class);
    }

    @Test
    void acceptsEachOnceWhenTwoInboxesTakeTheSameInOppositeOrder() throws Exception {
        AtomicInteger deadlocks = new AtomicInteger();
        for (int round = 0; round < 5; round++) {
            List<AcceptOutcome> outcomes = race(round, BY_KEY, deadlocks);
            assertThat(outcomes).filteredOn(AcceptOutcome.ACCEPTED::equals).hasSize(200);
            assertThat(outcomes).filteredOn(AcceptOutcome.DUPLICATE::equals).hasSize(200);
        }
        assertThat(deadlocks).as("deadlocks in the database").hasValue(0);
    }

    @Test
    void rejectsATwinThatDoesNotSortItsKeys() throws Exception {
        AtomicInteger deadlocks = new AtomicInteger();
        for (int round = 0; round < 100 && deadlocks.get() == 0; round++) {
            List<AcceptOutcome> unused = race(round, BY_KEY.reversed(), deadlocks);
        }
        assertThat(deadlocks).as("deadlocks in the database").hasPositiveValue();
    }

    private int stress(Spy spy, Duration time) throws InterruptedException {
        DataSource dataSource = spy.on(server().dataSource());
        try (TestPool pool = new TestPool(server().dataSource(), 10, connection -> {}, List.of());
                JdbcInbox first = server().open(spy.on(pool.dataSource()));
                JdbcInbox second = server().open(dataSource)) {
            return Stress.run(List.of(first, second), time);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** 200 deliveries of 20 resources, all to both inboxes, to one of them backwards; the outcomes. */
    private List<AcceptOutcome> race(int round, Comparator<ByteBuffer> secondsOrder, AtomicInteger deadlocks)
            throws Exception {
        Spy counting = call -> {
            try {
                return call.proceed();
            } catch (SQLException e) {
                deadlocks.addAndGet("40P01".equals(e.getSQLState()) || e.getErrorCode() == 1213 ? 1 : 0);
                throw e;
            }
        };
        DataSource dataSource = counting.on(server().dataSource());
        ExecutorService callers = Executors.newFixedThreadPool(64);
        try (JdbcInbox first = open(dataSource, BY_KEY);
                JdbcInbox second = open(dataSource, secondsOrder)) {
            List<Future<AcceptOutcome>> running = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int up = i;
                int down = 199 - i;
                running.add(callers.submit(() -> accept(first, racing(round, up))));
                running.add(callers.submit(() -> accept(second, racing(round, down))));
            }
            List<AcceptOutcome> outcomes = new ArrayList<>();
            for (Future<AcceptOutcome> one : running) {
                outcomes.add(one.get(60, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            callers.shutdown();
        }
    }

    private static StoredDelivery racing(int round, int number) {
        return delivery("round-" + round + "-" + number, "resource-" + number % 20);
    }

    private JdbcInbox open(DataSource dataSource, Comparator<ByteBuffer> order) {
        Operations sound = Operations.of(true, Duration.ofDays(7), Duration.ofDays(1));
        Operations operations = new Operations(
                sound.lanes(),
                new Accepts(sound.lanes(), order),
                sound.claims(),
                sound.settlements(),
                sound.endings(),
                sound.retention(),
                sound.keepBodies(),
                sound.keepDead(),
                sound.mostDead(),
                sound.mostOpen());
        ServerOptions options = ServerOptions.of(true, false);
        return Deliveries.open(
                new JdbcInbox(new ServerEngine(dataSource, server().dialect(), operations, options), operations));
    }
}
