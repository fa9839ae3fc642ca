package dev.cuehook.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.internal.platform.FakeApi;
import dev.cuehook.platform.Confirmation;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import dev.cuehook.shotstack.ShotstackConfirm;
import dev.cuehook.shotstack.ShotstackEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmFlowTest {

    private static final Wire DELIVERED = Cues.shotstack("r1", "https://forged.example/v.mp4");

    private final Map<String, Confirmation.Answer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    private Rig rig() {
        return rig(RetryPolicy.defaults().attempts(3).backOff(Duration.ofSeconds(10), Duration.ofSeconds(10)));
    }

    private Rig rig(RetryPolicy policy) {
        Confirmation confirmation = webhook -> {
            String id = new String(webhook.body(), UTF_8).replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
            asked.add(id);
            return answers.getOrDefault(id, Confirmation.Answer.notYet("not yet"));
        };
        return new Rig.Builder()
                .endpoint(Sender.SHOTSTACK, options -> options.confirm(confirmation))
                .with(receiver -> receiver.retryPolicy(policy))
                .handler((event, delivery) -> seen.add(delivery.webhook().assurance() + " "
                        + ((ShotstackEvent.RenderDone) event).render().url()))
                .open();
    }

    private static Confirmation.Answer confirmed(String id) {
        return Confirmation.Answer.confirmed(("{\"type\":\"edit\",\"action\":\"render\",\"id\":\"" + id
                        + "\",\"status\":\"done\",\"url\":\"https://true.example/v.mp4\"}")
                .getBytes(UTF_8));
    }

    @Test
    void handlersSeeWhatTheApiConfirmedAndNeverWhatWasDelivered() {
        answers.put("r1", confirmed("r1"));
        try (Rig rig = rig()) {
            assertThat(rig.status(DELIVERED)).isEqualTo(200);
            rig.receiver.handleDue();

            assertThat(seen).containsExactly("CONFIRMED https://true.example/v.mp4");
            assertThat(asked).containsExactly("r1");
            assertThat(rig.heard.settled).singleElement().satisfies(told -> {
                assertThat(told.dead()).isNull();
                assertThat(told.id()).isEqualTo(rig.heard.lastAnswer().id());
            });
        }
    }

    @Test
    void aHandlerThatFailsIsTriedAgainWithoutAskingAgain() {
        answers.put("r1", confirmed("r1"));
        List<Integer> attempts = new ArrayList<>();
        try (Rig rig = new Rig.Builder()
                .endpoint(
                        Sender.SHOTSTACK,
                        options -> options.confirm(webhook -> {
                            asked.add("r1");
                            return confirmed("r1");
                        }))
                .handler((event, delivery) -> {
                    attempts.add(delivery.attempt());
                    if (attempts.size() == 1) {
                        throw new IllegalStateException();
                    }
                })
                .open()) {
            rig.send(DELIVERED);
            rig.receiver.handleDue();
            rig.clock.advance(Duration.ofMinutes(1));
            rig.receiver.handleDue();

            assertThat(attempts).containsExactly(1, 2);
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void whatTheApiContradictsIsRejectedForGood() {
        answers.put("r1", Confirmation.Answer.contradicted("the API says otherwise"));
        try (Rig rig = rig()) {
            rig.send(DELIVERED);
            rig.receiver.handleDue();
            rig.clock.advance(Duration.ofDays(1));
            rig.receiver.handleDue();

            assertThat(seen).isEmpty();
            assertThat(asked).hasSize(1);
            assertThat(rig.receiver.inbox().dead("shotstack", 10))
                    .singleElement()
                    .satisfies(dead -> {
                        assertThat(dead.reason()).isEqualTo(DeadReason.REJECTED);
                        assertThat(dead.failure())
                                .isNotNull()
                                .satisfies(
                                        failure -> assertThat(failure.message()).isEqualTo("the API says otherwise"));
                        assertThat(dead.assurance()).isEqualTo(Assurance.TOKEN);
                    });
            assertThat(rig.heard.settled)
                    .singleElement()
                    .satisfies(told -> assertThat(told.handled()).isFalse());
        }
    }

    @Test
    void whatIsRejectedIsAskedAboutAgainWhenItIsReplayed() {
        answers.put("r1", Confirmation.Answer.contradicted("the wrong environment was asked"));
        try (Rig rig = rig()) {
            rig.send(DELIVERED);
            rig.receiver.handleDue();
            answers.put("r1", confirmed("r1"));
            rig.receiver
                    .inbox()
                    .replay(rig.receiver.inbox().dead("shotstack", 1).get(0).id());
            rig.receiver.handleDue();

            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void whatTheApiDoesNotKnowYetIsAskedAboutAgain() {
        try (Rig rig = rig()) {
            rig.send(DELIVERED);
            rig.receiver.handleDue();
            assertThat(seen).isEmpty();
            answers.put("r1", confirmed("r1"));
            rig.clock.advance(Duration.ofSeconds(10));
            rig.receiver.handleDue();

            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void whatIsNeverConfirmedIsNeverHandledAndKept() {
        try (Rig rig = rig()) {
            rig.send(DELIVERED);
            for (int i = 0; i < 5; i++) {
                rig.receiver.handleDue();
                rig.clock.advance(Duration.ofMinutes(1));
            }

            assertThat(seen).isEmpty();
            assertThat(rig.receiver.inbox().dead("shotstack", 1).get(0).reason())
                    .isEqualTo(DeadReason.ATTEMPTS_EXHAUSTED);
        }
    }

    @Test
    void anUnconfirmedDeliveryHoldsUpNoResource() {
        answers.put("r2", confirmed("r1")); // of the same resource
        try (Rig rig = rig()) {
            rig.send(DELIVERED);
            rig.send(Cues.shotstack("r2", "https://x.example"));
            rig.receiver.handleDue();

            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void confirmedDeliveriesOfOneResourceWaitForEachOther() {
        List<String> order = new ArrayList<>();
        try (Rig rig = new Rig.Builder()
                .endpoint(
                        Sender.SHOTSTACK,
                        options -> options.confirm(webhook -> Confirmation.Answer.confirmed(webhook.body())))
                .handler((event, delivery) -> {
                    order.add(String.valueOf(
                            ((ShotstackEvent.RenderDone) event).render().url()));
                    if (order.size() == 1) {
                        throw new IllegalStateException();
                    }
                })
                .open()) {
            rig.send(Cues.shotstack("r1", "https://a.example"));
            rig.send(Cues.shotstack("r1", "https://b.example"));
            rig.receiver.handleDue();
            assertThat(order).containsExactly("https://a.example");
            rig.clock.advance(Duration.ofMinutes(1));
            rig.receiver.handleDue();

            assertThat(order).containsExactly("https://a.example", "https://a.example", "https://b.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "not JSON"})
    void aConfirmedBodyThatIsNoObjectIsKeptAsUnreadable(String body) {
        answers.put("r1", Confirmation.Answer.confirmed(body.getBytes(UTF_8)));
        try (Rig rig = rig()) {
            rig.send(DELIVERED);
            rig.receiver.handleDue();

            assertThat(seen).isEmpty();
            assertThat(rig.receiver.inbox().dead("shotstack", 1).get(0).reason())
                    .isEqualTo(DeadReason.UNREADABLE);
        }
    }

    @Test
    void aConfirmationThatThrowsIsAnAttemptThatFailed() {
        try (Rig rig = new Rig.Builder()
                .endpoint(
                        Sender.SHOTSTACK,
                        options -> options.confirm(webhook -> {
                            throw new IllegalStateException("broken");
                        }))
                .open()) {
            rig.send(DELIVERED);
            rig.receiver.handleDue();

            assertThat(rig.handled).isEmpty();
            assertThat(rig.receiver.inbox().counts("shotstack").open()).isEqualTo(1);
        }
    }

    @Test
    void aSignedPlatformIsNotAskedAbout() {
        try (Rig rig = new Rig.Builder()
                .endpoint(
                        Sender.FASTPIX,
                        options -> options.confirm(webhook -> {
                            asked.add("never");
                            return Confirmation.Answer.contradicted("never");
                        }))
                .open()) {
            rig.send(Cues.fastpix("e1", "m1"));
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e1");
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void confirmsAgainstARealServer() {
        try (FakeApi api = new FakeApi();
                Rig rig = new Rig.Builder()
                        .endpoint(
                                Sender.SHOTSTACK,
                                options -> options.confirm(ShotstackConfirm.builder(Secret.of("key"))
                                        .baseUrl(api.url())
                                        .clock(Sender.CLOCK)
                                        .build()))
                        .handler((event, delivery) -> seen.add(String.valueOf(
                                ((ShotstackEvent.RenderDone) event).render().url())))
                        .open()) {
            rig.send(DELIVERED);
            rig.receiver.handleDue();
            assertThat(seen).as("404, not yet").isEmpty();
            api.json(
                    "/edit/v1/render/r1?data=false",
                    "{\"response\":{\"id\":\"r1\",\"owner\":\"o\",\"status\":\"done\",\"url\":\"https://true.example\"}}");
            rig.clock.advance(Duration.ofSeconds(10));
            rig.receiver.handleDue();

            assertThat(seen).containsExactly("https://true.example");
        }
    }
}
