package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.Identity;
import dev.cuehook.Refusal;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookResponse;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.MemoryDedupeStore;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AfterHandlingTest {

    private static final Wire READY = Cues.fastpix("e1", "m1");

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static Rig.Builder rig() {
        return new Rig.Builder()
                .endpoint(
                        Sender.FASTPIX,
                        options -> options.ackMode(AckMode.AFTER_HANDLING).deadline(Duration.ofSeconds(20)));
    }

    @Test
    void answersWhenTheHandlerHasReturned() {
        AtomicReference<@Nullable String> id = new AtomicReference<>();
        try (Rig rig = rig().handler((event, delivery) -> id.set(delivery.id())).open()) {
            assertThat(rig.status(READY)).isEqualTo(200);

            assertThat(rig.handled).containsExactly("e1");
            assertThat(rig.outcome()).isEqualTo(Outcome.HANDLED);
            assertThat(rig.heard.lastAnswer().id()).isEqualTo(id.get());
            assertThat(rig.receiver.handleDue()).isZero();
            assertThat(rig.status(READY)).isEqualTo(200);
            assertThat(rig.outcome()).isEqualTo(Outcome.DUPLICATE);
            assertThat(rig.handled).hasSize(1);
        }
    }

    static List<Supplier<Throwable>> whatHandlersThrow() {
        return List.of(
                Exception::new,
                AssertionError::new,
                NoClassDefFoundError::new,
                StackOverflowError::new,
                Unprintable::new,
                () -> new WebhookUnreadableException("of its own doing"),
                () -> new WebhookRefusedException(Refusal.TOO_OLD, "of its own doing"));
    }

    @ParameterizedTest
    @MethodSource("whatHandlersThrow")
    void answers503WhateverTheHandlerThrowsAndHandlesTheRepeat(Supplier<Throwable> failure) {
        AtomicReference<@Nullable Throwable> next = new AtomicReference<>(failure.get());
        try (Rig rig = rig().handler((event, delivery) -> {
                    Throwable thrown = next.getAndSet(null);
                    if (thrown instanceof Error error) {
                        throw error;
                    }
                    if (thrown instanceof Exception exception) {
                        throw exception;
                    }
                })
                .open()) {
            WebhookResponse response = rig.send(READY);

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.headers()).containsKey("Retry-After");
            assertThat(rig.outcome()).isEqualTo(Outcome.HANDLER_FAILED);
            assertThat(rig.status(READY)).isEqualTo(200);
            assertThat(rig.handled).containsExactly("e1");
        }
    }

    @Test
    void keepsTheInterruptionOfARequestsThread() {
        try (Rig rig = rig().handler((event, delivery) -> {
                    throw new InterruptedException();
                })
                .open()) {
            assertThat(rig.status(READY)).isEqualTo(503);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void interruptsAHandlerOverItsTimeLimitAndKeepsTheInterruptionToItself() {
        CountDownLatch never = new CountDownLatch(1);
        try (Rig rig = rig().with(receiver -> receiver.handlerTimeLimit(Duration.ofMillis(50)))
                .handler((event, delivery) -> never.await())
                .open()) {
            assertThat(rig.status(READY)).isEqualTo(503);
            assertThat(rig.outcome()).isEqualTo(Outcome.HANDLER_FAILED);
            assertThat(Thread.interrupted()).as("left on the request's thread").isFalse();
            assertThat(rig.heard.attempted)
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.error()).isEqualTo(InterruptedException.class.getName()));
            assertThat(rig.heard.settled).isEmpty();
        }
    }

    @Test
    void aHandlerWithinItsTimeLimitIsNeverInterrupted() {
        try (Rig rig = rig().with(receiver -> receiver.handlerTimeLimit(Duration.ofMillis(50)))
                .handler((event, delivery) -> {})
                .open()) {
            assertThat(rig.status(READY)).isEqualTo(200);
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void tellsOfTheAttemptAndTheEndUnderOneId() {
        try (Rig rig = rig().open()) {
            rig.send(READY);

            String id = rig.heard.lastAnswer().id();
            assertThat(rig.heard.attempted).singleElement().satisfies(attempt -> {
                assertThat(attempt.id()).isEqualTo(id);
                assertThat(attempt.error()).isNull();
            });
            assertThat(rig.heard.settled).singleElement().satisfies(end -> {
                assertThat(end.id()).isEqualTo(id);
                assertThat(end.handled()).isTrue();
                assertThat(end.dead()).isNull();
                assertThat(end.type()).isEqualTo("video.media.ready");
            });
        }
    }

    @Test
    void aRepeatWaitsForTheFirstAndIsADuplicateThen() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Rig rig = rig().handler((event, delivery) -> {
                    running.countDown();
                    go.await();
                })
                .open()) {
            Future<Integer> first = threads.submit(() -> rig.status(READY));
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            Future<Integer> second = threads.submit(() -> rig.status(READY));
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            assertThat(second).as("no answer while the first is undecided").isNotDone();
            go.countDown();

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(rig.handled).containsExactly("e1");
        }
    }

    @Test
    void aRepeatTakesOverWhereTheFirstFails() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Rig rig = rig().handler((event, delivery) -> {
                    if (running.getCount() > 0) {
                        running.countDown();
                        go.await();
                        throw new IllegalStateException("the first");
                    }
                })
                .open()) {
            Future<Integer> first = threads.submit(() -> rig.status(READY));
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            Future<Integer> second = threads.submit(() -> rig.status(READY));
            go.countDown();

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(503);
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(rig.handled).containsExactly("e1");
        }
    }

    @Test
    void answers503WithRetryAfterWhenTheWaitForTheFirstIsOver() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Rig rig = new Rig.Builder()
                .endpoint(
                        Sender.FASTPIX,
                        options -> options.ackMode(AckMode.AFTER_HANDLING).deadline(Duration.ofMillis(100)))
                .handler((event, delivery) -> {
                    running.countDown();
                    go.await();
                })
                .open()) {
            Future<Integer> first = threads.submit(() -> rig.status(READY));
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

            WebhookResponse response = rig.send(READY);

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.headers()).containsKey("Retry-After");
            assertThat(rig.outcome()).isEqualTo(Outcome.IN_PROGRESS);
            go.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(200);
        }
    }

    @Test
    void aStoreThatFailsBeforehandIs503AndOneThatFailsAfterwardsChangesNothing() {
        FailingDedupe dedupe = new FailingDedupe();
        try (Rig rig = rig().with(receiver -> receiver.dedupe(dedupe))
                .handler((event, delivery) -> dedupe.failing = true)
                .open()) {
            assertThat(rig.status(READY)).as("handled, if not remembered").isEqualTo(200);
            assertThat(rig.outcome()).isEqualTo(Outcome.HANDLED);

            assertThat(rig.status(Cues.fastpix("e2", "m2"))).isEqualTo(503);
            assertThat(rig.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(rig.handled).containsExactly("e1");
        }
    }

    @Test
    void aFullStoreIs503() {
        DedupeStore full = MemoryDedupeStore.builder().mostKeys(1).build();
        try (Rig rig = rig().with(receiver -> receiver.dedupe(full)).open()) {
            rig.send(READY);

            assertThat(rig.status(Cues.fastpix("e2", "m2"))).isEqualTo(503);
        }
    }

    @Test
    void handshakesAndForgeriesReachNoHandler() {
        try (Rig rig = rig().open()) {
            assertThat(rig.status(Cues.signed(Sender.FASTPIX, "{}"))).isEqualTo(200);
            assertThat(rig.status(READY.withBitTurned(3))).isEqualTo(401);
            assertThat(rig.handled).isEmpty();
        }
    }

    /** An exception that fails when it is asked for its message. */
    static final class Unprintable extends Exception {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message either");
        }
    }

    /** The store in memory, until it is told to fail. */
    static final class FailingDedupe implements DedupeStore {

        private final DedupeStore store = DedupeStore.inMemory();
        volatile boolean failing;

        private DedupeStore store() {
            if (failing) {
                throw new IllegalStateException("The store is gone.");
            }
            return store;
        }

        @Override
        public Claim claim(Identity identity, Duration lease) {
            return store().claim(identity, lease);
        }

        @Override
        public void complete(Identity identity, Claim claim) {
            store().complete(identity, claim);
        }

        @Override
        public void release(Identity identity, Claim claim) {
            store().release(identity, claim);
        }

        @Override
        public void close() {}
    }
}
