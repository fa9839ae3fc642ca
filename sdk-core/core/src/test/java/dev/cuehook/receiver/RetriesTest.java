package dev.cuehook.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.InboxCounts;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetriesTest {

    private static final Wire READY = Cues.fastpix("e1", "m1");
    private static final RetryPolicy THREE = RetryPolicy.defaults()
            .attempts(3)
            .backOff(Duration.ofSeconds(10), Duration.ofMinutes(1))
            .maxBlock(Duration.ofHours(1));

    private static Rig.Builder rig(EventHandler<WebhookEvent> handler) {
        return Rig.of(Sender.FASTPIX).handler(handler).with(receiver -> receiver.retryPolicy(THREE));
    }

    private static EventHandler<WebhookEvent> failing(Supplier<? extends Throwable> failure) {
        return (event, delivery) -> {
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        };
    }

    private static KeptDelivery onlyDead(Rig rig) {
        List<KeptDelivery> dead = rig.receiver.inbox().dead("fastpix", 10);
        assertThat(dead).hasSize(1);
        return dead.get(0);
    }

    @Test
    void triesAgainAfterItsBackOffUntilItSucceeds() {
        AtomicInteger calls = new AtomicInteger();
        List<Integer> attempts = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try (Rig rig = rig((event, delivery) -> {
                    attempts.add(delivery.attempt());
                    ids.add(delivery.id());
                    if (calls.incrementAndGet() < 3) {
                        throw new IOException("away");
                    }
                })
                .open()) {
            rig.send(READY);
            rig.receiver.handleDue();
            rig.clock.advance(Duration.ofSeconds(10));
            rig.receiver.handleDue();
            rig.clock.advance(Duration.ofSeconds(20));
            rig.receiver.handleDue();

            assertThat(attempts).containsExactly(1, 2, 3);
            assertThat(ids).containsOnly(ids.get(0));
            assertThat(rig.handled).containsExactly("e1");
            assertThat(rig.heard.attempted)
                    .extracting(ReceiverListener.Attempted::error)
                    .containsExactly("java.io.IOException", "java.io.IOException", null);
            assertThat(rig.heard.settled).singleElement().satisfies(told -> {
                assertThat(told.dead()).isNull();
                assertThat(told.handled()).isTrue();
                assertThat(told.attempts()).isEqualTo(3);
                assertThat(told.took()).isEqualTo(Duration.ofSeconds(30));
            });
        }
    }

    @Test
    void givesUpAfterTheLastAttemptAndKeepsItAsDead() {
        try (Rig rig = rig(failing(() -> new IOException("away"))).open()) {
            rig.send(READY);
            for (int i = 0; i < 5; i++) {
                rig.receiver.handleDue();
                rig.clock.advance(Duration.ofMinutes(1));
            }

            KeptDelivery dead = onlyDead(rig);
            assertThat(dead.reason()).isEqualTo(DeadReason.ATTEMPTS_EXHAUSTED);
            assertThat(dead.attempts()).isEqualTo(3);
            assertThat(dead.failure()).isNotNull().satisfies(failure -> {
                assertThat(failure.error()).isEqualTo("java.io.IOException");
                assertThat(failure.message()).isEqualTo("away");
            });
            assertThat(rig.heard.settled)
                    .singleElement()
                    .satisfies(told -> assertThat(told.dead()).isEqualTo(DeadReason.ATTEMPTS_EXHAUSTED));
            assertThat(rig.receiver.inbox().counts("fastpix")).isEqualTo(new InboxCounts(0, 1, null, false));
        }
    }

    @Test
    void doesNotTryAgainWhatThePolicyGivesUpOn() {
        try (Rig rig = rig(failing(() -> new IllegalArgumentException("never")))
                .with(receiver -> receiver.retryPolicy(THREE.givingUpOn(IllegalArgumentException.class)))
                .open()) {
            rig.send(READY);
            rig.receiver.handleDue();

            assertThat(onlyDead(rig).reason()).isEqualTo(DeadReason.NOT_RETRYABLE);
            assertThat(onlyDead(rig).attempts()).isEqualTo(1);
        }
    }

    static List<Supplier<Throwable>> whatHandlersThrow() {
        return List.of(
                IOException::new,
                RuntimeException::new,
                AssertionError::new,
                NoClassDefFoundError::new,
                InterruptedException::new,
                () -> new WebhookUnreadableException("of the handler's own doing"),
                () -> new WebhookRefusedException(Refusal.TOO_OLD, "of the handler's own doing"));
    }

    @ParameterizedTest
    @MethodSource("whatHandlersThrow")
    void whateverAHandlerThrowsIsRetried(Supplier<Throwable> failure) {
        try (Rig rig = rig(failing(failure)).open()) {
            rig.send(READY);

            rig.receiver.handleDue();

            assertThat(rig.receiver.inbox().counts("fastpix")).isEqualTo(new InboxCounts(1, 0, Sender.NOW, false));
            assertThat(rig.heard.attempted).hasSize(1);
        }
    }

    @Test
    void replaysAKeptDelivery() {
        AtomicInteger calls = new AtomicInteger();
        List<Integer> replays = new ArrayList<>();
        try (Rig rig = rig((event, delivery) -> {
                    replays.add(delivery.replay());
                    if (calls.incrementAndGet() == 1) {
                        throw new IOException("away");
                    }
                })
                .with(receiver -> receiver.retryPolicy(RetryPolicy.never()))
                .open()) {
            rig.send(READY);
            rig.receiver.handleDue();

            assertThat(rig.receiver.inbox().replay(onlyDead(rig).id())).isEqualTo(ReplayOutcome.REPLAYED);
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e1");
            assertThat(replays).containsExactly(0, 1);
            assertThat(rig.receiver.inbox().counts("fastpix").dead()).isZero();
            assertThat(rig.status(READY)).isEqualTo(200);
            assertThat(rig.outcome()).isEqualTo(Outcome.DUPLICATE);
        }
    }

    @Test
    void aResourceWaitsWhileItsFirstDeliveryIsRetriedAndOthersDoNot() {
        AtomicInteger calls = new AtomicInteger();
        try (Rig rig = rig((event, delivery) -> {
                    if (Rig.name(event).equals("e1") && calls.incrementAndGet() == 1) {
                        throw new IOException("away");
                    }
                })
                .open()) {
            rig.send(READY);
            rig.send(Cues.fastpix("e2", "m1"));
            rig.send(Cues.fastpix("e3", "m2"));
            rig.receiver.handleDue();
            assertThat(rig.handled).containsExactly("e3");

            rig.clock.advance(Duration.ofSeconds(10));
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e3", "e1", "e2");
        }
    }

    @Test
    void tellsTheNextOfAResourceThatOneDied() {
        List<Boolean> afterDead = new ArrayList<>();
        try (Rig rig = rig((event, delivery) -> {
                    afterDead.add(delivery.afterDead());
                    if (Rig.name(event).equals("e1")) {
                        throw new IOException("away");
                    }
                })
                .with(receiver -> receiver.retryPolicy(RetryPolicy.never()))
                .open()) {
            rig.send(READY);
            rig.send(Cues.fastpix("e2", "m1"));
            rig.receiver.handleDue();

            assertThat(afterDead).containsExactly(false, true);
        }
    }

    @Test
    void countsAnAttemptWhoseWorkerNeverCameBackAndEndsWithIt() {
        FailingInbox inbox = new FailingInbox();
        try (Rig rig = rig((event, delivery) -> {})
                .with(receiver -> receiver.retryPolicy(RetryPolicy.never()))
                .inbox(inbox)
                .open()) {
            rig.send(READY);
            assertThat(inbox.claim("fastpix", 1, Duration.ofSeconds(60))).hasSize(1); // and never heard of again
            rig.clock.advance(Duration.ofSeconds(61));

            rig.receiver.handleDue();

            assertThat(rig.handled).isEmpty();
            assertThat(onlyDead(rig).reason()).isEqualTo(DeadReason.WORKER_LOST);
            assertThat(rig.heard.settled)
                    .singleElement()
                    .satisfies(told -> assertThat(told.handled()).isFalse());
        }
    }

    @Test
    void keepsWhatItsPlatformNoLongerReads() {
        FailingInbox inbox = new FailingInbox();
        try (Rig rig = rig((event, delivery) -> {}).inbox(inbox).open()) {
            inbox.accept(Stored.of("fastpix", "fastpix", "d1", "not JSON"), Duration.ofSeconds(1));

            rig.receiver.handleDue();

            assertThat(onlyDead(rig).reason()).isEqualTo(DeadReason.UNREADABLE);
            assertThat(onlyDead(rig).failure())
                    .isNotNull()
                    .satisfies(failure -> assertThat(failure.message()).doesNotContain("not JSON"));
            assertThat(rig.heard.attempted)
                    .extracting(ReceiverListener.Attempted::error)
                    .containsExactly("dev.cuehook.WebhookUnreadableException");
        }
    }

    @Test
    void keepsWhatItsEndpointsNewPlatformCannotRead() {
        FailingInbox inbox = new FailingInbox();
        try (Rig rig = rig((event, delivery) -> {}).inbox(inbox).open()) {
            inbox.accept(Stored.of("fastpix", "shotstack", "d1", "{}"), Duration.ofSeconds(1));

            rig.receiver.handleDue();

            assertThat(rig.handled).isEmpty();
            assertThat(onlyDead(rig).failure())
                    .isNotNull()
                    .satisfies(failure -> assertThat(failure.message()).contains("no longer of platform shotstack"));
        }
    }

    @Test
    void anInterruptionThatAHandlerLeavesBehindReachesNothingElse() {
        List<Boolean> interrupted = new ArrayList<>();
        FailingInbox inbox = new FailingInbox() {
            @Override
            public boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction) {
                interrupted.add(Thread.currentThread().isInterrupted());
                return super.settle(claim, settlement, transaction);
            }

            @Override
            public boolean retry(ClaimedDelivery claim, Duration backOff, Failure failure) {
                interrupted.add(Thread.currentThread().isInterrupted());
                return super.retry(claim, backOff, failure);
            }
        };
        try (Rig rig = rig((event, delivery) -> {
                    Thread.currentThread().interrupt();
                    if (Rig.name(event).equals("e2")) {
                        throw new IOException("away");
                    }
                })
                .inbox(inbox)
                .open()) {
            rig.send(READY);
            rig.send(Cues.fastpix("e2", "m2"));
            rig.receiver.handleDue();

            assertThat(interrupted).containsExactly(false, false);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void retriesAFailureThatCannotBePrinted() {
        List<Integer> attempts = new ArrayList<>();
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .handler((event, delivery) -> {
                    attempts.add(delivery.attempt());
                    if (attempts.size() == 1) {
                        throw new AfterHandlingTest.Unprintable();
                    }
                })
                .open()) {
            rig.send(Cues.fastpix("e1", "m1"));
            rig.receiver.handleDue();
            rig.clock.advance(Duration.ofMinutes(1));
            rig.receiver.handleDue();

            assertThat(attempts).containsExactly(1, 2);
            assertThat(rig.handled).containsExactly("e1");
        }
    }

    @Test
    void aClockThatIsSetBackDelaysNoRetry() {
        AtomicBoolean failing = new AtomicBoolean(true);
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .handler((event, delivery) -> {
                    if (failing.getAndSet(false)) {
                        throw new IllegalStateException("once");
                    }
                })
                .open()) {
            rig.send(Cues.fastpix("e1", "m1"));
            rig.receiver.handleDue();
            rig.clock.advance(Duration.ofDays(-3));
            rig.receiver.handleDue();
            rig.clock.advance(Duration.ofMinutes(1));
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e1");
        }
    }

    @Test
    void whatAHandlerDoesToItsBytesNobodyElseSees() {
        List<String> seen = new ArrayList<>();
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.retryPolicy(RetryPolicy.defaults().attempts(2)))
                .handler((event, delivery) -> {
                    seen.add(new String(delivery.webhook().body(), UTF_8));
                    Arrays.fill(delivery.webhook().body(), (byte) '#');
                    throw new IllegalStateException("always");
                })
                .open()) {
            Wire wire = Cues.fastpix("e1", "m1");
            rig.send(wire);
            rig.receiver.handleDue();
            rig.clock.advance(Duration.ofMinutes(1));
            rig.receiver.handleDue();

            assertThat(seen).hasSize(2).containsOnly(new String(wire.body(), UTF_8));
            assertThat(rig.receiver.inbox().dead("fastpix", 1))
                    .singleElement()
                    .satisfies(dead ->
                            assertThat(rig.receiver.inbox().body(dead.id())).hasValue(wire.body()));
        }
    }

    @Test
    void whatACallerDoesToItsArrayAfterwardsChangesNoKeptDelivery() {
        List<String> seen = new ArrayList<>();
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .handler((event, delivery) ->
                        seen.add(new String(delivery.webhook().body(), UTF_8)))
                .open()) {
            Wire wire = Cues.fastpix("e1", "m1");
            byte[] pooled = wire.body().clone();
            Ticket ticket = rig.receiver.admit(Rig.head(wire).head());
            assertThat(rig.receiver.receive(ticket, pooled).status()).isEqualTo(200);
            Arrays.fill(pooled, (byte) '#');
            rig.receiver.handleDue();

            assertThat(seen).containsExactly(new String(wire.body(), UTF_8));
        }
    }
}
