package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.cuehook.WebhookEvent;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.sender.Sender;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handling on the receiver's own threads. */
@Timeout(60)
class WorkersTest {

    private static void await10(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void handlesOneResourceInOrderAndOneAtATime() {
        Map<String, List<String>> orders = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
        AtomicBoolean twice = new AtomicBoolean();
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .handler((event, delivery) -> {
                    String id = Rig.name(event);
                    String media = id.substring(0, id.indexOf('-'));
                    AtomicInteger running = atOnce.computeIfAbsent(media, ignored -> new AtomicInteger());
                    twice.compareAndSet(false, running.incrementAndGet() > 1);
                    orders.computeIfAbsent(media, ignored -> new CopyOnWriteArrayList<>())
                            .add(id);
                    LockSupport.parkNanos(10_000);
                    running.decrementAndGet();
                })
                .start()) {
            for (int i = 0; i < 50; i++) {
                for (int media = 0; media < 8; media++) {
                    rig.send(Cues.fastpix(media + "-" + i, "m" + media));
                }
            }
            await().until(() -> rig.handled.size() == 400);

            assertThat(twice).isFalse();
            for (int media = 0; media < 8; media++) {
                List<String> expected = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    expected.add(media + "-" + i);
                }
                assertThat(orders.get(String.valueOf(media))).containsExactlyElementsOf(expected);
            }
        }
    }

    /** Also where a process was stopped for longer than a lease: time has passed for its clock, and not for its handlers. */
    @Test
    void handlesNothingBesideItselfWhenTheClockLeaps() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .handler((event, delivery) -> {
                    if (Rig.name(event).equals("long")) {
                        begun.countDown();
                        finish.await();
                    }
                })
                .start()) {
            rig.send(Cues.fastpix("long", "m1"));
            await10(begun);
            for (int i = 0; i < 3; i++) {
                rig.clock.advance(Duration.ofMinutes(2));
                rig.send(Cues.fastpix("e" + i, "m2"));
                int known = i + 1;
                await().until(() -> rig.handled.size() == known); // it has claimed since
            }
            finish.countDown();
            await().until(() -> rig.handled.contains("long"));

            assertThat(rig.handled).containsExactly("e0", "e1", "e2", "long");
            assertThat(rig.heard.attempted)
                    .allSatisfy(attempt -> assertThat(attempt.attempt()).isEqualTo(1));
        }
    }

    @Test
    void handlesDifferentResourcesSideBySide() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .handler((event, delivery) -> {
                    both.countDown();
                    both.await();
                })
                .start()) {
            rig.send(Cues.fastpix("e1", "m1"));
            rig.send(Cues.fastpix("e2", "m2"));

            await10(both);
        }
    }

    @Test
    void runsNoMoreAtOnceThanItsConcurrency() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        CountDownLatch go = new CountDownLatch(1);
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.concurrency(3))
                .handler((event, delivery) -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    three.countDown();
                    go.await();
                    running.decrementAndGet();
                })
                .start()) {
            for (int i = 0; i < 20; i++) {
                rig.send(Cues.fastpix("e" + i, "m" + i));
            }
            await10(three);
            go.countDown();
            await().until(() -> rig.handled.size() == 20);

            assertThat(most).hasValue(3);
        }
    }

    @Test
    void aBusyEndpointLeavesHalfOfTheSlotsToAnotherThatHasWork() throws InterruptedException {
        Semaphore finish = new Semaphore(0);
        List<String> order = new CopyOnWriteArrayList<>();
        try (Rig rig = Rig.of(Sender.FASTPIX, Sender.FLOWPLAYER)
                .with(receiver -> receiver.concurrency(4))
                .handler((event, delivery) -> {
                    order.add(delivery.endpoint());
                    finish.acquire();
                })
                .build()) {
            rig.receiver.startWithoutWorkers();
            for (int i = 0; i < 20; i++) {
                rig.send(Cues.fastpix("e" + i, "m" + i));
            }
            rig.send(Cues.flowplayer("f1", "v1"));
            rig.send(Cues.flowplayer("f2", "v2"));
            rig.receiver.start();
            await().until(() -> order.size() == 4);

            assertThat(order).filteredOn("flowplayer"::equals).hasSize(2);
            finish.release(100);
            await().until(() -> rig.handled.size() == 22);
        }
    }

    @Test
    void aWorkingEndpointUsesTheSlotsThatNobodyElseWants() throws InterruptedException {
        CountDownLatch four = new CountDownLatch(4);
        try (Rig rig = Rig.of(Sender.FASTPIX, Sender.FLOWPLAYER)
                .with(receiver -> receiver.concurrency(4))
                .handler((event, delivery) -> {
                    four.countDown();
                    four.await();
                })
                .start()) {
            for (int i = 0; i < 4; i++) {
                rig.send(Cues.fastpix("e" + i, "m" + i));
            }
            await10(four);
        }
    }

    @Test
    void interruptsAHandlerThatIsOverItsTimeAndTriesAgain() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.handlerTimeLimit(Duration.ofMillis(100))
                        .retryPolicy(RetryPolicy.defaults().backOff(Duration.ofNanos(1), Duration.ofNanos(1))))
                .handler((event, delivery) -> {
                    if (calls.incrementAndGet() == 1) {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                            throw e;
                        }
                    }
                })
                .start()) {
            rig.send(Cues.fastpix("e1", "m1"));
            await10(interrupted);
            await().until(() -> !rig.heard.attempted.isEmpty());
            rig.clock.advance(Duration.ofSeconds(1));
            await().until(() -> rig.handled.size() == 1);

            assertThat(rig.heard.attempted)
                    .extracting(ReceiverListener.Attempted::error)
                    .startsWith("java.lang.InterruptedException");
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void abandonsAHandlerThatDoesNotComeBackAndUsesItsSlotAgain() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.concurrency(1)
                        .handlerTimeLimit(Duration.ofMillis(100))
                        .closingTime(Duration.ofSeconds(5)))
                .handler((event, delivery) -> {
                    if (Rig.name(event).equals("e1")) {
                        stuck.countDown();
                        awaitUninterruptibly(free);
                    }
                })
                .start()) {
            rig.send(Cues.fastpix("e1", "m1"));
            await10(stuck);
            rig.send(Cues.fastpix("e2", "m2"));

            await().until(() -> rig.handled.contains("e2"));

            assertThat(rig.heard.abandoned).containsExactly("fastpix");
            free.countDown();
            await().until(() -> rig.handled.contains("e1"));
        }
    }

    @Test
    void abandonedHandlersThatComeBackMakeRoomForOthersToBeAbandoned() throws InterruptedException {
        Semaphore free = new Semaphore(0);
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.concurrency(1)
                        .handlerTimeLimit(Duration.ofMillis(50))
                        .closingTime(Duration.ofSeconds(5)))
                .handler((event, delivery) -> {
                    if (Rig.name(event).startsWith("stuck")) {
                        free.acquireUninterruptibly();
                    }
                })
                .start()) {
            for (int i = 0; i < 3; i++) {
                int round = i;
                rig.send(Cues.fastpix("stuck" + round, "m" + round));
                rig.send(Cues.fastpix("e" + round, "n" + round));
                await().until(() -> rig.handled.contains("e" + round));
                free.release();
                await().until(() -> rig.handled.contains("stuck" + round));
            }
            assertThat(rig.heard.abandoned).hasSize(3);
        }
    }

    @Test
    void aCloseLetsRunningHandlersFinish() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Rig rig = Rig.of(Sender.FASTPIX)
                .handler((event, delivery) -> {
                    running.countDown();
                    go.await();
                })
                .start();
        rig.send(Cues.fastpix("e1", "m1"));
        await10(running);
        Thread closer = new Thread(rig::close);
        closer.start();
        await().until(() -> rig.status(Cues.fastpix("e2", "m2")) == 503);
        go.countDown();
        closer.join();

        assertThat(rig.handled).containsExactly("e1");
        assertThat(rig.heard.settled).hasSize(1);
    }

    @Test
    void aCloseGivesBackWhatItInterrupts() throws InterruptedException {
        GivingBack inbox = new GivingBack();
        CountDownLatch running = new CountDownLatch(3);
        Rig rig = Rig.of(Sender.FASTPIX)
                .inbox(inbox)
                .with(receiver -> receiver.closingTime(Duration.ofMillis(50)))
                .handler((event, delivery) -> {
                    running.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        if (Rig.name(event).equals("e3")) {
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException("told by the thread only");
                        }
                        throw Rig.name(event).equals("e1") ? e : new IllegalStateException(e);
                    }
                })
                .start();
        rig.send(Cues.fastpix("e1", "m1"));
        rig.send(Cues.fastpix("e2", "m2"));
        rig.send(Cues.fastpix("e3", "m3"));
        await10(running);
        rig.close();

        assertThat(inbox.givenBack).hasSize(3);
        assertThat(rig.heard.attempted).as("no attempt counts").isEmpty();
    }

    @Test
    void tellsOfNoEndThatTookNoEffect() {
        FailingInbox inbox = new FailingInbox() {
            @Override
            public boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction) {
                return false; // the lease was lost meanwhile
            }
        };
        try (Rig rig = Rig.of(Sender.FASTPIX).inbox(inbox).open()) {
            rig.send(Cues.fastpix("e1", "m1"));
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e1");
            assertThat(rig.heard.attempted).hasSize(1);
            assertThat(rig.heard.settled).isEmpty();
        }
    }

    @Test
    void whatFailsOfItselfDuringACloseIsAnAttempt() throws InterruptedException {
        GivingBack inbox = new GivingBack();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch fail = new CountDownLatch(1);
        Rig rig = Rig.of(Sender.FASTPIX)
                .inbox(inbox)
                .handler((event, delivery) -> {
                    running.countDown();
                    fail.await();
                    throw new IOException("away");
                })
                .start();
        rig.send(Cues.fastpix("e1", "m1"));
        await10(running);
        Thread closing = new Thread(rig::close);
        closing.start();
        await().until(() ->
                closing.getState() == Thread.State.TIMED_WAITING && rig.status(Cues.fastpix("e2", "m2")) == 503);
        fail.countDown();
        await().until(() -> !closing.isAlive());

        assertThat(inbox.givenBack).isEmpty();
        assertThat(rig.heard.attempted)
                .extracting(ReceiverListener.Attempted::error)
                .containsExactly("java.io.IOException");
    }

    @Test
    void aCloseLeavesAHandlerThatGoesOnToItsLease() throws InterruptedException {
        GivingBack inbox = new GivingBack();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        Rig rig = Rig.of(Sender.FASTPIX)
                .inbox(inbox)
                .with(receiver -> receiver.closingTime(Duration.ofMillis(50)))
                .handler((event, delivery) -> {
                    running.countDown();
                    awaitUninterruptibly(free);
                })
                .start();
        rig.send(Cues.fastpix("e1", "m1"));
        await10(running);
        rig.close();

        assertThat(inbox.givenBack).as("somebody else would run it beside").isEmpty();
        free.countDown();
        await().until(() -> rig.handled.contains("e1"));
    }

    @Test
    void aSecondCloseWaitsForTheFirst() throws InterruptedException {
        FailingInbox inbox = new FailingInbox();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean closedUnderTheHandler = new AtomicBoolean();
        Rig rig = Rig.of(Sender.FASTPIX)
                .inbox(inbox)
                .handler((event, delivery) -> {
                    running.countDown();
                    go.await();
                    closedUnderTheHandler.set(inbox.closed);
                })
                .start();
        rig.send(Cues.fastpix("e1", "m1"));
        await10(running);
        Thread first = new Thread(rig::close);
        Thread second = new Thread(rig::close);
        first.start();
        await().until(() -> rig.status(Cues.fastpix("e2", "m2")) == 503);
        second.start();
        await().until(() -> second.getState() == Thread.State.BLOCKED || second.getState() == Thread.State.TERMINATED);
        go.countDown();
        first.join();
        second.join();

        assertThat(closedUnderTheHandler).isFalse();
        assertThat(inbox.closed).isTrue();
        assertThat(rig.handled).containsExactly("e1");
    }

    @Test
    void isNotStartedAfterAClose() {
        Rig rig = Rig.of(Sender.FASTPIX).start();
        rig.close();

        assertThatIllegalStateException().isThrownBy(rig.receiver::start).withMessageContaining("Build another");
        assertThatIllegalStateException().isThrownBy(rig.receiver::startWithoutWorkers);
    }

    @Test
    void leavesNoThreadBehind() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Rig rig = Rig.of(Sender.FASTPIX).start();
        rig.send(Cues.fastpix("e1", "m1"));
        await().until(() -> rig.handled.size() == 1);
        assertThat(startedSince(before)).isNotEmpty().allMatch(Thread::isDaemon);
        rig.close();

        await().until(() -> startedSince(before).isEmpty());
    }

    private static List<Thread> startedSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().startsWith("cuehook-"))
                .toList();
    }

    @Test
    void aStartMoreDoesNothing() {
        try (Rig rig = Rig.of(Sender.FASTPIX).start()) {
            rig.receiver.start();
            rig.send(Cues.fastpix("e1", "m1"));
            await().until(() -> rig.handled.size() == 1);
        }
    }

    @Test
    void goesOnClaimingAfterTheInboxFailed() {
        FailingInbox inbox = new FailingInbox();
        try (Rig rig = Rig.of(Sender.FASTPIX).inbox(inbox).start()) {
            rig.send(Cues.fastpix("e1", "m1"));
            await().until(() -> rig.handled.size() == 1);
            inbox.failing = true;
            await().until(() -> rig.status(Cues.fastpix("e2", "m2")) == 503);
            inbox.failing = false;
            rig.send(Cues.fastpix("e3", "m3"));

            await().until(() -> rig.handled.contains("e3"));
        }
    }

    @Test
    void goesOnClaimingAfterAnError() {
        AtomicBoolean failed = new AtomicBoolean();
        FailingInbox inbox = new FailingInbox() {
            @Override
            public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
                if (failed.compareAndSet(false, true)) {
                    throw new NoClassDefFoundError("driver/Part");
                }
                return super.claim(endpoint, most, lease);
            }
        };
        try (Rig rig = Rig.of(Sender.FASTPIX).inbox(inbox).start()) {
            rig.send(Cues.fastpix("e1", "m1"));

            await().until(() -> rig.handled.size() == 1);
            assertThat(failed).isTrue();
        }
    }

    @Test
    void doesNotSpinAfterAnInterruptionThatAnInboxLeavesBehind() {
        AtomicInteger claims = new AtomicInteger();
        FailingInbox inbox = new FailingInbox() {
            @Override
            public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
                if (claims.incrementAndGet() == 1) {
                    Thread.currentThread().interrupt();
                }
                return super.claim(endpoint, most, lease);
            }
        };
        try (Rig rig = Rig.of(Sender.FASTPIX).inbox(inbox).start()) {
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);

            assertThat(claims).hasValueLessThan(100);
            assertThat(rig.handled).isEmpty();
        }
    }

    @Test
    void aHandlersErrorEndsNoWorker() {
        AtomicInteger calls = new AtomicInteger();
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.concurrency(1).retryPolicy(RetryPolicy.never()))
                .handler((event, delivery) -> {
                    if (calls.incrementAndGet() <= 3) {
                        throw calls.get() == 1 ? new StackOverflowError() : new AssertionError();
                    }
                })
                .start()) {
            for (int i = 0; i < 4; i++) {
                rig.send(Cues.fastpix("e" + i, "m" + i));
            }
            await().until(() -> rig.handled.size() == 1);
            await().until(() -> rig.receiver.inbox().counts("fastpix").dead() == 3);
        }
    }

    @Test
    void keepsTheLeasesOfHandlersThatTakeLong() throws InterruptedException {
        Set<String> renewed = ConcurrentHashMap.newKeySet();
        FailingInbox inbox = new FailingInbox() {
            @Override
            public Set<ClaimedDelivery> renew(Collection<ClaimedDelivery> claims, Duration lease) {
                claims.forEach(claim -> renewed.add(claim.delivery().identity().readable()));
                return new HashSet<>();
            }
        };
        Running leases = new Running(setup(inbox), Duration.ofMillis(90), () -> {});
        try {
            leases.start();
            ClaimedDelivery claim = new ClaimedDelivery(Stored.of("a", "p", "d1", "{}"), 1, 1, 0, false);
            Running.Run run = leases.begin(claim);
            await().until(() -> renewed.contains("d1"));
            run.end();
            assertThat(leases.free()).isEqualTo(2);
        } finally {
            leases.close();
        }
    }

    @Test
    void startsRenewingWithItsWorkers() {
        AtomicInteger renewals = new AtomicInteger();
        FailingInbox inbox = new FailingInbox() {
            @Override
            public Set<ClaimedDelivery> renew(Collection<ClaimedDelivery> claims, Duration lease) {
                renewals.incrementAndGet();
                return super.renew(claims, lease);
            }
        };
        Gates gates = Gates.of(Map.of("fastpix", Sender.FASTPIX.verifier()), Map.of(), inbox);
        Handlers handlers = Handlers.builder().build(gates.platforms());
        Workers workers = new Workers(setup(inbox), gates, handlers, Duration.ofMillis(90));
        inbox.open(workers.inboxContext());
        workers.start();
        try {
            await().until(() -> renewals.get() > 1);
        } finally {
            workers.close();
        }
        int whenClosed = renewals.get();
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        assertThat(renewals).hasValue(whenClosed);
    }

    @Test
    void whatIsHandledHereIsClaimedForAsLongAsItMayTake() {
        List<Duration> leases = new CopyOnWriteArrayList<>();
        for (Duration limit : List.of(Duration.ofSeconds(29), Duration.ofSeconds(31))) {
            FailingInbox inbox = new FailingInbox() {
                @Override
                public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
                    leases.add(lease);
                    return super.claim(endpoint, most, lease);
                }
            };
            try (Rig rig = Rig.of(Sender.FASTPIX)
                    .inbox(inbox)
                    .with(receiver -> receiver.handlerTimeLimit(limit))
                    .open()) {
                assertThat(rig.receiver.handleDue()).isZero();
            }
        }
        assertThat(leases).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(62));
    }

    @Test
    void goesOnRenewingAfterAnError() {
        AtomicInteger calls = new AtomicInteger();
        FailingInbox inbox = new FailingInbox() {
            @Override
            public Set<ClaimedDelivery> renew(Collection<ClaimedDelivery> claims, Duration lease) {
                if (calls.incrementAndGet() == 1) {
                    throw new NoClassDefFoundError("driver/Part");
                }
                return new HashSet<>();
            }
        };
        Running leases = new Running(setup(inbox), Duration.ofMillis(30), () -> {});
        try {
            leases.start();
            await().until(() -> calls.get() > 1);
        } finally {
            leases.close();
        }
    }

    private static Setup setup(FailingInbox inbox) {
        return new Setup(
                inbox,
                DedupeStore.inMemory(),
                Clock.systemUTC(),
                ReceiverListener.none(),
                Tracing.none(),
                RetryPolicy.defaults(),
                2,
                Duration.ofMinutes(1),
                Duration.ofSeconds(1));
    }

    @Test
    void givesBackWhatNoThreadCouldBeHadFor() {
        GivingBack inbox = new GivingBack();
        ThreadPoolExecutor twiceFull = new ThreadPoolExecutor(4, 4, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            private final AtomicInteger full = new AtomicInteger(2); // as often as there are slots

            @Override
            public void execute(Runnable task) {
                if (full.getAndDecrement() > 0) {
                    throw new RejectedExecutionException();
                }
                super.execute(task);
            }
        };
        Gates gates = Gates.of(Map.of("fastpix", Sender.FASTPIX.verifier()), Map.of(), inbox);
        List<String> handled = new CopyOnWriteArrayList<>();
        Handlers handlers = Handlers.builder()
                .otherwise((event, delivery) -> handled.add(Rig.name(event)))
                .build(gates.platforms());
        Workers workers = new Workers(setup(inbox), gates, handlers);
        inbox.open(workers.inboxContext());
        inbox.accept(Stored.of("fastpix", "fastpix", "d1", "{\"id\":\"e1\",\"type\":\"t\"}"), Duration.ofSeconds(1));
        try {
            workers.start(twiceFull);

            await().until(() -> handled.contains("e1"));
            assertThat(inbox.givenBack).containsExactly("d1", "d1");
        } finally {
            workers.close();
            twiceFull.shutdownNow();
        }
    }

    @Test
    void losesNothingWhileHandlersFailAtRandom() {
        Random random = new Random(42);
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .inbox(MemoryInbox.builder().build())
                .with(receiver -> receiver.retryPolicy(
                        RetryPolicy.defaults().attempts(1_000).backOff(Duration.ofMillis(1), Duration.ofMillis(2))))
                .handler((WebhookEvent event, Delivery delivery) -> {
                    boolean fails;
                    synchronized (random) {
                        fails = random.nextInt(3) == 0;
                    }
                    if (fails) {
                        throw new IOException("at random");
                    }
                })
                .build()) {
            rig.receiver.startWithoutWorkers();
            for (int i = 0; i < 15; i++) { // fewer than pause an endpoint
                assertThat(rig.status(Cues.fastpix("e" + i, "m" + i % 3))).isEqualTo(200);
            }
            for (int i = 0; i < 1_000 && rig.handled.size() < 15; i++) {
                rig.receiver.handleDue();
                rig.clock.advance(Duration.ofSeconds(1));
            }
            assertThat(rig.handled).doesNotHaveDuplicates().hasSize(15);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class GivingBack extends FailingInbox {
        private final List<String> givenBack = new CopyOnWriteArrayList<>();

        @Override
        public void giveBack(ClaimedDelivery claim) {
            givenBack.add(claim.delivery().id());
            super.giveBack(claim);
        }
    }
}
