package dev.cuehook.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.platform.Confirmation;
import dev.cuehook.sender.Sender;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EndpointPauseTest {

    private final AtomicLong nanos = new AtomicLong(5);
    private final EndpointPause pause = new EndpointPause("a", nanos::get);

    private void fail(int from, int to) {
        for (int i = from; i <= to; i++) {
            pause.failed("d" + i);
        }
    }

    @Test
    void deliveriesThatTheApiDoesNotKnowHoldUpNoneThatItKnows() {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        Confirmation confirmation = webhook -> {
            String body = new String(webhook.body(), UTF_8);
            asked.add(body);
            return body.contains("true")
                    ? Confirmation.Answer.confirmed(webhook.body())
                    : Confirmation.Answer.notYet("");
        };
        try (Rig rig = new Rig.Builder()
                .endpoint(Sender.SHOTSTACK, options -> options.confirm(confirmation))
                .start()) {
            for (int i = 0; i < 25; i++) {
                rig.send(Cues.shotstack("made-up-" + i, "https://x.example/v.mp4"));
            }
            await().until(() -> asked.size() == 25);
            rig.send(Cues.shotstack("true", "https://x.example/v.mp4"));

            await().until(() -> rig.handled.size() == 1);
        }
    }

    @Test
    void pausesAfterTwentyDifferentDeliveriesFailedInARow() {
        fail(1, 19);
        assertThat(pause.allowed(7)).isEqualTo(7);
        fail(20, 20);
        assertThat(pause.allowed(7)).isZero();
    }

    @Test
    void oneDeliveryThatFailsAgainAndAgainPausesNothing() {
        for (int i = 0; i < 100; i++) {
            pause.failed("d1");
        }
        assertThat(pause.allowed(7)).isEqualTo(7);
    }

    @Test
    void aSuccessBeginsTheCountAnew() {
        fail(1, 19);
        pause.succeeded();
        fail(20, 38);
        assertThat(pause.allowed(7)).isEqualTo(7);
    }

    @Test
    void triesOneAfterASecondAndThenLessAndLessOften() {
        fail(1, 20);
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds) - 1);
            assertThat(pause.allowed(7)).isZero();
            nanos.addAndGet(1);
            assertThat(pause.allowed(7)).isEqualTo(1);
            assertThat(pause.allowed(0)).isZero();
            pause.claimed();
            assertThat(pause.allowed(7)).isZero();
            pause.failed("d21");
        }
    }

    @Test
    void countsNoProbeForWhatWasHandedOutBeforeThePause() {
        fail(1, 20);
        for (int i = 0; i < 10; i++) {
            pause.claimed();
        }
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(pause.allowed(7)).isEqualTo(1);
    }

    @Test
    void triesTheNextOneAfterOneThatNobodyHandles() {
        fail(1, 20);
        for (int i = 0; i < 10; i++) {
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
            assertThat(pause.allowed(7)).isEqualTo(1);
            pause.claimed();
            pause.passed();
            assertThat(pause.allowed(7)).isEqualTo(1);
        }
        pause.claimed();
        assertThat(pause.allowed(7)).isZero();
    }

    @Test
    void aSuccessEndsThePause() {
        fail(1, 20);
        pause.succeeded();
        assertThat(pause.allowed(7)).isEqualTo(7);
    }

    @Test
    void aPausedEndpointUsesUpNobodysAttempts() {
        try (Rig rig = Rig.of(Sender.FASTPIX, Sender.FLOWPLAYER)
                .with(receiver -> receiver.concurrency(4).retryPolicy(RetryPolicy.never()))
                .handler((event, delivery) -> {
                    if (delivery.endpoint().equals("fastpix")) {
                        throw new IOException("away");
                    }
                })
                .start()) {
            for (int i = 0; i < 60; i++) {
                assertThat(rig.status(Cues.fastpix("e" + i, "m" + i))).isEqualTo(200);
            }
            await().until(() -> rig.receiver.inbox().counts("fastpix").dead() >= 20);
            rig.send(Cues.flowplayer("f1", "v1")); // what works is not paused
            await().until(() -> rig.handled.contains("f1"));
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);

            // those under way when the twentieth failed end too
            assertThat(rig.receiver.inbox().counts("fastpix").dead()).isBetween(20L, 24L);
        }
    }

    @Test
    void aHandledDeliveryBetweenFailuresKeepsAnEndpointGoing() {
        try (Rig rig = failing().start()) {
            send(rig, "bad", 1, 19);
            await().until(() -> rig.receiver.inbox().counts("fastpix").dead() == 19);
            send(rig, "good", 20, 20);
            await().until(() -> rig.handled.size() == 1);
            send(rig, "bad", 21, 39);
            await().until(() -> rig.receiver.inbox().counts("fastpix").dead() == 38);
            send(rig, "good", 40, 40);

            await().until(() -> rig.handled.size() == 2);
            assertThat(rig.heard.attempted).hasSize(40);
        }
    }

    @Test
    void deliveriesThatNobodyHandlesPassAPausedEndpoint() {
        Recorder heard = new Recorder();
        WebhookReceiver receiver = WebhookReceiver.builder()
                .endpoint("fastpix", Sender.FASTPIX.verifier())
                .inbox(Inbox.inMemory())
                .retryPolicy(RetryPolicy.never())
                .listener(heard)
                .handlers(h -> h.on(FastPixEvent.MediaReady.class, (event, delivery) -> {
                    throw new IOException("away");
                }))
                .build();
        try (receiver) {
            receiver.start();
            for (int i = 1; i <= 20; i++) {
                receiver.receive(Cues.fastpix("bad" + i, "m" + i).request());
            }
            await().until(() -> heard.settled.size() == 20);
            for (int i = 1; i <= 8; i++) {
                receiver.receive(Cues.fastpix("other" + i, "m" + i, "video.media.deleted")
                        .request());
            }

            await().until(() -> heard.settled.size() == 28); // not one after a second, two, four and so on
        }
    }

    private static Rig.Builder failing() {
        return new Rig.Builder()
                .endpoint(Sender.FASTPIX, options -> {})
                .with(receiver -> receiver.retryPolicy(RetryPolicy.never()))
                .handler((event, delivery) -> {
                    if (Rig.name(event).startsWith("bad")) {
                        throw new IOException("away");
                    }
                });
    }

    private static void send(Rig rig, String kind, int from, int to) {
        for (int i = from; i <= to; i++) {
            rig.send(Cues.fastpix(kind + i, "m" + i));
        }
    }
}
