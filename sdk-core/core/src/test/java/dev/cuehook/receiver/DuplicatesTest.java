package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DuplicatesTest {

    private static final Wire READY = Cues.fastpix("e1", "m1");

    @Test
    void aDuplicateIsNotHandledAgain() {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            rig.send(READY);
            rig.receiver.handleDue();
            rig.send(READY);
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e1");
        }
    }

    @Test
    void theSameIdAtAnotherEndpointIsAnotherDelivery() {
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.endpoint("second", Sender.FASTPIX.verifier()))
                .open()) {
            rig.send(READY);
            rig.send(READY.withUrl("/webhooks/second"));
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e1", "e1");
        }
    }

    @Test
    void anotherBodyWithTheSameSignedIdIsADuplicate() {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            rig.send(READY);
            rig.send(Cues.fastpix("e1", "m1", "video.media.failed"));
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e1");
        }
    }

    @Test
    void anUnsignedPlatformsFieldsShadowNoOtherBody() {
        try (Rig rig = Rig.of(Sender.SHOTSTACK).open()) {
            rig.send(Cues.shotstack("r1", "https://a.example"));
            rig.send(Cues.shotstack("r1", "https://b.example"));

            assertThat(rig.receiver.handleDue()).isEqualTo(2);
        }
    }

    @RepeatedTest(10)
    void of64AtOnceOneIsHandled() throws Exception {
        assertThat(handledOf64(AckMode.BEST_EFFORT)).containsExactly("e1");
    }

    @RepeatedTest(10)
    void of64AtOnceOneIsHandledOnTheRequestsThread() throws Exception {
        assertThat(handledOf64(AckMode.AFTER_HANDLING)).containsExactly("e1");
    }

    private static List<String> handledOf64(AckMode mode) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try (Rig rig = new Rig.Builder()
                .endpoint(Sender.FASTPIX, options -> options.ackMode(mode))
                .start()) {
            CyclicBarrier together = new CyclicBarrier(64);
            Callable<Integer> sending = () -> {
                together.await();
                return rig.status(READY);
            };
            for (Future<Integer> status : threads.invokeAll(Collections.nCopies(64, sending), 30, TimeUnit.SECONDS)) {
                assertThat(status.get()).isEqualTo(200);
            }
            List<Outcome> outcomes = new ArrayList<>();
            rig.heard.answered.forEach(told -> outcomes.add(told.outcome()));
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome != Outcome.DUPLICATE)
                    .hasSize(1);
            await().until(() -> !rig.handled.isEmpty());
            rig.receiver.close(); // after which nothing more is handled
            return List.copyOf(rig.handled);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void parksWhatIsTooOldToBeToldFromAReplay() {
        Instant old = Sender.NOW.minus(Duration.ofDays(6)).minusSeconds(1);
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            assertThat(rig.status(Cues.fastpix("e1", old))).isEqualTo(200);
            assertThat(rig.outcome()).isEqualTo(Outcome.ACCEPTED);
            rig.receiver.handleDue();

            assertThat(rig.handled).isEmpty();
            assertThat(rig.receiver.inbox().dead("fastpix", 10))
                    .singleElement()
                    .satisfies(dead -> assertThat(dead.reason()).isEqualTo(DeadReason.TOO_OLD_TO_KNOW));
            assertThat(rig.heard.settled).singleElement().satisfies(told -> {
                assertThat(told.dead()).isEqualTo(DeadReason.TOO_OLD_TO_KNOW);
                assertThat(told.id()).isEqualTo(rig.heard.lastAnswer().id());
                assertThat(told.handled()).isFalse();
                assertThat(told.attempts()).isZero();
            });
            assertThat(rig.status(Cues.fastpix("e1", old))).isEqualTo(200);
            assertThat(rig.outcome()).isEqualTo(Outcome.DUPLICATE);
        }
    }

    @Test
    void whatWasParkedCanBeReplayed() {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            rig.send(Cues.fastpix("e1", Instant.EPOCH));
            String id = rig.receiver.inbox().dead("fastpix", 1).get(0).id();

            assertThat(rig.receiver.inbox().replay(id)).isEqualTo(ReplayOutcome.REPLAYED);
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e1");
        }
    }

    @Test
    void handlesWhatIsJustYoungEnough() {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            rig.send(Cues.fastpix("e1", Sender.NOW.minus(Duration.ofDays(6))));
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e1");
        }
    }

    @Test
    void handlesWhatIsTooOldWhereThePolicySaysSo() {
        try (Rig rig = new Rig.Builder()
                .endpoint(Sender.FASTPIX, options -> options.tooOld(EndpointOptions.TooOld.HANDLE))
                .open()) {
            rig.send(Cues.fastpix("e1", Instant.EPOCH));
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e1");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Sender.class,
            names = {"STRIPE", "AIOZ"})
    void parksNothingThatHasAWindowOrIsNotSigned(Sender sender) {
        try (Rig rig = Rig.of(sender).open()) {
            rig.send(
                    Cues.signed(
                            sender,
                            "{\"id\":\"a\",\"type\":\"t\",\"created\":1,\"emitted_at\":\"1971-01-01T00:00:00Z\",\"media_id\":\"m\"}"));

            assertThat(rig.receiver.handleDue()).isEqualTo(1);
        }
    }

    @Test
    void aFullMemoryOfIdentitiesRefusesAndForgetsNothing() {
        MemoryInbox inbox = MemoryInbox.builder().mostIdentities(1).build();
        try (Rig rig = Rig.of(Sender.FASTPIX).inbox(inbox).open()) {
            rig.send(READY);
            rig.receiver.handleDue();

            assertThat(rig.status(Cues.fastpix("e2", "m2"))).isEqualTo(503);
            rig.clock.advance(inbox.retention());
            assertThat(rig.status(Cues.fastpix("e2", "m2"))).isEqualTo(200);
        }
    }
}
