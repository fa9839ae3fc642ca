package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.sender.Sender;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a handler can have of its own: how many of it run at once, and when it is tried again. */
@Timeout(60)
class HandlerOptionsTest {

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final List<Integer> attempts = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    private void slow(FastPixEvent.MediaReady event, Delivery delivery) throws InterruptedException {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            attempts.add(delivery.attempt());
            gate.await();
            done.incrementAndGet();
        } finally {
            running.decrementAndGet();
        }
    }

    @Test
    void whatWaitsForItsHandlerKeepsNobodyElseWaiting() {
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.concurrency(4)
                        .handlers(
                                all -> all.concurrency(2, slow -> slow.on(FastPixEvent.MediaReady.class, this::slow))))
                .start()) {
            for (int i = 0; i < 20; i++) {
                rig.send(Cues.fastpix("slow-" + i, "m" + i));
            }
            await().until(() -> running.get() == 2);
            for (int i = 0; i < 20; i++) {
                rig.send(Cues.fastpix("quick-" + i, "n" + i, "video.media.failed"));
            }
            await().until(() -> rig.handled.size() == 20); // the two others have all slots but two
            assertThat(done).hasValue(0);

            gate.countDown();
            await().until(() -> done.get() == 20);
            assertThat(mostAtOnce).hasValue(2);
            assertThat(attempts).hasSize(20).containsOnly(1);
        }
    }

    @Test
    void oneThatIsAbandonedGivesItsPlaceToTheNext() {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.handlerTimeLimit(Duration.ofMillis(50))
                        .closingTime(Duration.ZERO)
                        .handlers(all -> all.concurrency(
                                1,
                                one -> one.on(FastPixEvent.MediaReady.class, (event, delivery) -> {
                                    if (calls.incrementAndGet() == 1) {
                                        ignoringInterrupts(never);
                                    }
                                    done.incrementAndGet();
                                }))))
                .start()) {
            rig.send(Cues.fastpix("a", "m1"));
            rig.send(Cues.fastpix("b", "m2"));

            await().until(() -> done.get() == 1);
            never.countDown();
        }
    }

    private static void ignoringInterrupts(CountDownLatch latch) {
        boolean ended = false;
        while (!ended) {
            try {
                latch.await();
                ended = true;
            } catch (InterruptedException e) {
                // as a driver may do that waits for its server
            }
        }
    }

    @Test
    void closingGivesBackWhatWaits() {
        List<String> givenBack = new CopyOnWriteArrayList<>();
        Rig rig = Rig.of(Sender.FASTPIX)
                .inbox(noting(givenBack))
                .with(receiver -> receiver.closingTime(Duration.ZERO)
                        .handlers(all -> all.concurrency(1, one -> one.on(FastPixEvent.MediaReady.class, this::slow))))
                .start();
        try (rig) {
            for (int i = 0; i < 5; i++) {
                rig.send(Cues.fastpix("slow-" + i, "m" + i));
            }
            await().until(() -> running.get() == 1);
        }
        assertThat(givenBack).doesNotHaveDuplicates();
        assertThat(mostAtOnce).hasValue(1);
        assertThat(done).hasValue(0);
    }

    private static Inbox noting(List<String> givenBack) {
        MemoryInbox inbox = MemoryInbox.builder().build();
        return (Inbox) Proxy.newProxyInstance(
                HandlerOptionsTest.class.getClassLoader(), new Class<?>[] {Inbox.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("giveBack")) {
                        givenBack.add(
                                ((ClaimedDelivery) arguments[0]).delivery().id());
                    }
                    try {
                        return method.invoke(inbox, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    @Test
    void retriesByItsOwnPolicy() {
        assertThat(attemptsOf(RetryPolicy.defaults().attempts(5), RetryPolicy.never()))
                .isEqualTo(1);
        assertThat(attemptsOf(RetryPolicy.never(), RetryPolicy.defaults().attempts(3)))
                .isEqualTo(3);
    }

    private static int attemptsOf(RetryPolicy ofReceiver, RetryPolicy own) {
        AtomicInteger calls = new AtomicInteger();
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.retryPolicy(ofReceiver)
                        .handlers(all -> all.retryPolicy(
                                own,
                                it -> it.on(FastPixEvent.MediaReady.class, (event, delivery) -> {
                                    calls.incrementAndGet();
                                    throw new IOException("down");
                                }))))
                .open()) {
            rig.send(Cues.fastpix("a", "m1"));
            for (int i = 0; i < 10; i++) {
                rig.receiver.handleDue();
                rig.clock.advance(Duration.ofMinutes(10));
            }
            return calls.get();
        }
    }

    @Test
    void saysWhatItHasOfItsOwn() {
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.handlers(all -> all.concurrency(
                        2,
                        few -> few.retryPolicy(
                                RetryPolicy.never(), once -> once.on(FastPixEvent.MediaReady.class, this::slow)))))
                .build()) {
            assertThat(rig.receiver.handlers().get(0))
                    .startsWith("FastPixEvent.MediaReady -> ")
                    .contains(", at most 2 at once, RetryPolicy[attempts=1,");
        }
    }

    @Test
    void refusesAConcurrencyOfNone() {
        assertThatThrownBy(() -> Handlers.builder().concurrency(0, none -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The concurrency is 0; expected at least 1.");
    }
}
