package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.PATIENCE;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.TransactionBoundary;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The writer over a store that fails as told. */
@Timeout(60)
class GroupCommitTest {

    private final AtomicInteger writes = new AtomicInteger();
    private volatile Store store = batch -> {};
    private final AtomicInteger signals = new AtomicInteger();
    private final GroupCommit writer =
            new GroupCommit(new Failing(), () -> false, signals::incrementAndGet, Duration.ofMillis(200));

    GroupCommitTest() {
        writer.start();
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void refusesWhereTheOutcomeOfTheCommitIsUnknownAndDoesNotTryItsRows() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        store = batch -> gate.await();
        CompletableFuture<AcceptOutcome> first = offer("first");
        await().until(() -> writes.get() == 1);
        List<CompletableFuture<AcceptOutcome>> more =
                IntStream.range(0, 8).mapToObj(i -> offer("more-" + i)).toList();
        await().until(() -> waiting(more));
        store = batch -> {
            throw new UnknownOutcomeException(new SQLException("connection lost", "22000"));
        };
        gate.countDown();

        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(AcceptOutcome.ACCEPTED);
        for (CompletableFuture<AcceptOutcome> one : more) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(AcceptOutcome.REFUSED);
        }
        assertThat(writes).as("batches that were written").hasValueLessThanOrEqualTo(9);
    }

    @Test
    void refusesOnlyTheRowThatTheDatabaseDoesNotTake() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        store = batch -> gate.await();
        CompletableFuture<AcceptOutcome> first = offer("first");
        await().until(() -> writes.get() == 1);
        List<CompletableFuture<AcceptOutcome>> all = IntStream.range(0, 16)
                .mapToObj(i -> offer(i == 11 ? "bad" : "good-" + i))
                .toList();
        await().until(() -> waiting(all));
        store = batch -> {
            if (batch.stream().anyMatch(row -> Deliveries.event(row).equals("bad"))) {
                throw new SQLException("bad", "22001");
            }
        };
        gate.countDown();

        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(AcceptOutcome.ACCEPTED);
        for (int i = 0; i < 16; i++) {
            assertThat(all.get(i).get(20, TimeUnit.SECONDS))
                    .isEqualTo(i == 11 ? AcceptOutcome.REFUSED : AcceptOutcome.ACCEPTED);
        }
        assertThat(accept("next")).as("a bad row says nothing of the store").isEqualTo(AcceptOutcome.ACCEPTED);
    }

    @Test
    void letsOneAtATimeTryAStoreThatFailedUntilOneIsWritten() throws Exception {
        store = batch -> {
            throw new SQLException("disk", "58030");
        };
        assertThat(accept("one")).isEqualTo(AcceptOutcome.REFUSED);
        CountDownLatch gate = new CountDownLatch(1);
        store = batch -> gate.await();
        CompletableFuture<AcceptOutcome> trying = offer("two");
        await().until(() -> writes.get() == 2);

        assertThat(accept("three")).isEqualTo(AcceptOutcome.REFUSED);
        assertThat(writes).hasValue(2);

        gate.countDown();
        assertThat(trying.get(20, TimeUnit.SECONDS)).isEqualTo(AcceptOutcome.ACCEPTED);
        assertThat(accept("four")).isEqualTo(AcceptOutcome.ACCEPTED);
    }

    @Test
    void refusesAtOnceWhileTheWriterIsStuck() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        store = batch -> gate.await();
        CompletableFuture<AcceptOutcome> stuck = offer("stuck");
        await().until(writer::isStuck);

        long begin = System.nanoTime();
        assertThat(accept("next")).isEqualTo(AcceptOutcome.REFUSED);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));

        gate.countDown();
        assertThat(stuck.get(20, TimeUnit.SECONDS)).isEqualTo(AcceptOutcome.ACCEPTED);
        await().until(() -> accept("later") == AcceptOutcome.ACCEPTED);
    }

    @Test
    void signalsWorkBeforeItAnswers() {
        assertThat(accept("one")).isEqualTo(AcceptOutcome.ACCEPTED);
        assertThat(signals).hasValue(1);
    }

    @Test
    void refusesNamesThatADatabaseWouldCut() {
        String long65 = "x".repeat(65);
        for (StoredDelivery misfit : List.of(
                delivery("x".repeat(37), "videos", "acme", "a", null),
                delivery("idé", "videos", "acme", "b", null),
                delivery("", "videos", "acme", "c", null),
                delivery("id", long65, "acme", "d", null),
                delivery("id", "vid\0eos", "acme", "e", null),
                delivery("id", "videos", long65, "f", null))) {
            assertThat(writer.accept(misfit, PATIENCE)).isEqualTo(AcceptOutcome.REFUSED);
            assertThat(Columns.misfit(misfit)).contains("expected 1 to ").doesNotContain("\0");
        }
        assertThat(writes).as("batches").hasValue(0);
        StoredDelivery fits = delivery("x".repeat(36), "e".repeat(64), "p".repeat(64), "g", null);
        assertThat(writer.accept(fits, PATIENCE)).isEqualTo(AcceptOutcome.ACCEPTED);
    }

    @Test
    void logsAFewLinesASecond() {
        SparseLog log = new SparseLog();
        long permitted = IntStream.range(0, 10_000).filter(i -> log.permits()).count();
        assertThat(permitted).isBetween(3L, 30L);
    }

    @Test
    void saysWhatFailedWithoutItsData() {
        SQLException e = new SQLException("ERROR: value too long\n  Detail: Failing row contains (secret).", "22001");
        assertThat(Sql.describe(e)).contains("value too long", "22001").doesNotContain("secret");
    }

    private AcceptOutcome accept(String event) {
        return writer.accept(delivery(event), PATIENCE);
    }

    private CompletableFuture<AcceptOutcome> offer(String event) {
        return CompletableFuture.supplyAsync(() -> accept(event), task -> new Thread(task, "offer").start());
    }

    /** Whether all of these callers wait: none has an answer, and their threads are in accept. */
    private static boolean waiting(List<CompletableFuture<AcceptOutcome>> offers) {
        long parked = Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("offer"))
                .filter(thread -> thread.getKey().getState() == Thread.State.TIMED_WAITING)
                .count();
        return parked > offers.size();
    }

    @FunctionalInterface
    private interface Store {
        void write(List<StoredDelivery> batch) throws SQLException, InterruptedException;
    }

    private final class Failing implements Engine {

        @Override
        public void open(InboxContext context) {}

        @Override
        public Set<StoredDelivery> write(List<StoredDelivery> batch) throws SQLException {
            writes.incrementAndGet();
            try {
                store.write(batch);
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            return new HashSet<>(batch);
        }

        @Override
        public <T> T work(Work<T> work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TransactionBoundary transactions() {
            return TransactionBoundary.none();
        }

        @Override
        public boolean isOfData(@Nullable SQLException e) {
            return e != null && String.valueOf(e.getSQLState()).startsWith("22");
        }

        @Override
        public void close() {}
    }
}
