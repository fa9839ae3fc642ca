package dev.cuehook.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.Lifecycle.Stage;
import dev.cuehook.Refusal;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.aioz.Aioz;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.flowplayer.Flowplayer;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.jwplayer.JwPlayer;
import dev.cuehook.livekit.LiveKit;
import dev.cuehook.mux.Mux;
import dev.cuehook.platform.Confirmation.Answer;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.receiver.AckMode;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.shotstack.Shotstack;
import dev.cuehook.shotstack.ShotstackEvent;
import dev.cuehook.testing.contract.Acme;
import dev.cuehook.testing.contract.AcmeEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestReceiverTest {

    private final List<String> handled = new ArrayList<>();

    private final TestReceiver receiver = TestReceiver.with(FastPix.PLATFORM)
            .handlers(h -> h.on(
                    FastPixEvent.MediaReady.class,
                    (e, d) -> handled.add(String.valueOf(e.media().id()))));

    @Test
    void handlesADeliveryOnThisThreadBeforeItReturns() {
        List<Thread> threads = new ArrayList<>();
        TestReceiver own = TestReceiver.with(FastPix.PLATFORM)
                .handlers(h -> h.otherwise((e, d) -> threads.add(Thread.currentThread())));

        TestDelivery delivery = own.deliver(FastPixSamples.mediaReady());

        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(delivery.requireHandled().status()).isEqualTo(200);
        assertThat(delivery.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(delivery.id()).isNotNull();
        assertThat(delivery.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.number()).isEqualTo(1);
            assertThat(attempt.failed()).isFalse();
            assertThat(attempt.type()).isEqualTo("video.media.ready");
        });
    }

    @Test
    void handlesADuplicateOnce() {
        TestDelivery first = receiver.deliver(FastPixSamples.mediaReady().id("m1"));
        TestDelivery second = receiver.deliverAgain();

        assertThat(first.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(second.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.attempts()).isEmpty();
        assertThat(second.isHandled()).isFalse();
        assertThat(handled).containsExactly("m1");
    }

    @Test
    void handlesTwoEventsOfOneMediaBoth() {
        receiver.deliver(FastPixSamples.mediaReady().id("m1"));
        receiver.deliver(FastPixSamples.mediaReady().id("m1"));

        assertThat(handled).containsExactly("m1", "m1");
    }

    @Test
    void triesAFailedDeliveryAgainWhenTimeComes() {
        TestReceiver own = TestReceiver.with(FastPix.PLATFORM)
                .handlers(h -> h.otherwise((e, d) -> {
                    handled.add("attempt " + d.attempt());
                    if (d.attempt() < 3) {
                        throw new IOException("The catalog did not answer.");
                    }
                }));

        TestDelivery delivery = own.deliver(FastPixSamples.mediaReady());
        assertThat(delivery.status()).isEqualTo(200);
        assertThat(delivery.isHandled()).isFalse();
        assertThat(own.advance(Duration.ofMillis(999))).isEmpty();
        assertThat(own.advance(Duration.ofMillis(1))).hasSize(1);

        assertThat(own.advance(Duration.ofMinutes(1))).hasSize(1);

        assertThat(delivery.isHandled()).isTrue();
        assertThat(handled).containsExactly("attempt 1", "attempt 2", "attempt 3");
        assertThat(delivery.attempts()).extracting(TestAttempt::failed).containsExactly(true, true, false);
        assertThat(delivery.attempts().get(0).thrown())
                .isInstanceOf(IOException.class)
                .hasMessage("The catalog did not answer.");
    }

    @Test
    void makesEachRetryAtItsTime() {
        List<Instant> times = new ArrayList<>();
        SettableClock clock = SettableClock.at(Instant.EPOCH);
        TestReceiver own = TestReceiver.with(FastPix.PLATFORM)
                .clock(clock)
                .handlers(h -> h.otherwise((e, d) -> {
                    times.add(clock.instant());
                    throw new IOException("down");
                }));

        own.deliver(FastPixSamples.mediaReady());
        own.advance(Duration.ofMinutes(1));

        assertThat(times).extracting(Instant::getEpochSecond).containsExactly(0L, 1L, 3L, 7L, 15L, 31L);
        assertThat(clock.instant().getEpochSecond()).isEqualTo(60);
    }

    @Test
    void givesUpAfterTheLastAttemptAndReplays() {
        boolean[] down = {true};
        TestReceiver own = TestReceiver.with(FastPix.PLATFORM)
                .retryPolicy(RetryPolicy.defaults().attempts(3))
                .handlers(h -> h.otherwise((e, d) -> {
                    if (down[0]) {
                        throw new IOException("down");
                    }
                    handled.add("replay " + d.replay());
                }));
        TestDelivery delivery = own.deliver(FastPixSamples.mediaReady());

        own.advance(Duration.ofHours(1));

        assertThat(delivery.attempts()).hasSize(3);
        assertThat(delivery.dead()).isEqualTo(DeadReason.ATTEMPTS_EXHAUSTED);
        KeptDelivery dead = own.deadLetters().get(0);
        assertThat(dead.id()).isEqualTo(delivery.id());
        assertThat(own.deliverAgain().outcome()).isEqualTo(Outcome.DUPLICATE);

        down[0] = false;
        assertThat(own.replay(dead)).isTrue();

        assertThat(handled).containsExactly("replay 1");
        assertThat(delivery.isHandled()).isTrue();
        assertThat(delivery.dead()).isNull();
        assertThat(own.deadLetters()).isEmpty();
    }

    @Test
    void givesUpAfterTwelveAttemptsByDefault() {
        TestReceiver own = TestReceiver.with(FastPix.PLATFORM)
                .handlers(h -> h.otherwise((e, d) -> {
                    throw new IOException("down");
                }));

        TestDelivery delivery = own.deliver(FastPixSamples.mediaReady());
        own.advance(Duration.ofMinutes(16));

        assertThat(delivery.dead()).isEqualTo(DeadReason.ATTEMPTS_EXHAUSTED);
        assertThat(delivery.attempts()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void refusesWhatWasTamperedWith() {
        SignedRequest genuine = receiver.sign(FastPixSamples.mediaReady());

        TestDelivery forged = receiver.deliver(genuine.withBody("{}".getBytes(UTF_8)));
        TestDelivery unsigned = receiver.deliver(genuine.withoutHeader("FastPix-Signature"));

        assertThat(forged.status()).isEqualTo(401);
        assertThat(forged.refusal()).isEqualTo(Refusal.SIGNATURE_MISMATCH);
        assertThat(unsigned.refusal()).isEqualTo(Refusal.SIGNATURE_MISSING);
        assertThat(handled).isEmpty();
        assertThat(receiver.deliver(genuine).requireHandled().isHandled()).isTrue();
    }

    @Test
    void answersTheProbe() {
        TestDelivery probe = receiver.deliver(FastPixSamples.probe());

        assertThat(probe.status()).isEqualTo(200);
        assertThat(probe.outcome()).isEqualTo(Outcome.HANDSHAKE);
    }

    @Test
    void parksWhatIsTooOldToKnow() {
        TestDelivery old = receiver.deliver(
                FastPixSamples.mediaReady().at(receiver.clock().instant().minus(Duration.ofDays(7))));

        assertThat(old.status()).isEqualTo(200);
        assertThat(old.isHandled()).isFalse();
        assertThat(receiver.deadLetters()).extracting(KeptDelivery::reason).containsExactly(DeadReason.TOO_OLD_TO_KNOW);
    }

    @Test
    void servesSeveralPlatformsAtOnce() {
        TestReceiver several = TestReceiver.with(FastPix.PLATFORM)
                .and(JwPlayer.PLATFORM)
                .and(Shotstack.PLATFORM)
                .and(Aioz.PLATFORM)
                .and(Flowplayer.PLATFORM)
                .and(Flowplayer.WOWZA)
                .and(Flowplayer.WOWZA_LEGACY)
                .and(LiveKit.PLATFORM)
                .and(Mux.PLATFORM)
                .handlers(h -> h.on(
                                Stage.MEDIA_READY,
                                (e, d) ->
                                        handled.add(e.lifecycle().orElseThrow().platform()))
                        .on(JsonEvent.class, (e, d) -> handled.add(d.endpoint())));

        several.deliver(FastPixSamples.mediaReady());
        several.deliver(JwPlayerSamples.mediaAvailable());
        several.deliver(ShotstackSamples.renderDone());
        several.deliver(AiozSamples.encodingFinished());
        several.deliver(FlowplayerSamples.videoReady());
        several.deliver(Sample.of(LiveKit.PLATFORM, "{\"event\":\"room_started\",\"id\":\"EV_1\"}"));
        several.deliver(Sample.of(Mux.PLATFORM, "{\"type\":\"video.asset.ready\",\"id\":\"e1\"}"));

        assertThat(handled).containsExactly("fastpix", "jwplayer", "shotstack", "aioz", "flowplayer", "livekit", "mux");
        assertThat(several.deliver(AiozSamples.check()).outcome()).isEqualTo(Outcome.HANDSHAKE);
    }

    @Test
    void servesAPlatformOfOnesOwn() {
        TestReceiver own = TestReceiver.with(Acme.PLATFORM, Acme.signer("acme-secret"))
                .handlers(h -> h.on(AcmeEvent.ClipReady.class, (e, d) -> handled.add(String.valueOf(e.clipId()))));

        own.deliver(Acme.clipReady().id("c9")).requireHandled();

        assertThat(handled).containsExactly("c9");
    }

    @Test
    void takesEndpointOptions() {
        TestReceiver confirming = TestReceiver.with(FastPix.PLATFORM)
                .and(
                        Shotstack.PLATFORM,
                        Signers.forPlatform("shotstack"),
                        e -> e.path("/hooks/renders").confirm(webhook -> Answer.confirmed(webhook.body())))
                .handlers(h -> h.on(
                        ShotstackEvent.RenderDone.class,
                        (e, d) -> handled.add(d.webhook().assurance().name())));

        confirming.deliver(ShotstackSamples.renderDone()).requireHandled();

        assertThat(handled).containsExactly(Assurance.CONFIRMED.name());
    }

    @Test
    void showsHandlingBeforeTheAnswer() {
        TestReceiver inline = TestReceiver.with(Acme.PLATFORM, Acme.signer("acme-secret"))
                .and(Acme.PLATFORM, Acme.signer("acme-secret"), e -> e.ackMode(AckMode.AFTER_HANDLING))
                .handlers(h -> h.otherwise((e, d) -> handled.add("acme")));

        assertThat(inline.deliver(Acme.clipReady()).requireHandled().outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(inline.deliverAgain().outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(handled).containsExactly("acme");
    }

    @Test
    void tellsWhatHappenedInsteadOfHandling() {
        TestReceiver own = TestReceiver.with(FastPix.PLATFORM)
                .handlers(h -> h.otherwise((e, d) -> {
                    throw new AssertionError("expected m1");
                }));

        assertThatThrownBy(() -> own.deliver(FastPixSamples.mediaReady()).requireHandled())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("200")
                .hasMessageContaining("1 attempt")
                .hasRootCauseMessage("expected m1");
        assertThatThrownBy(() -> own.deliver(
                                receiver.sign(FastPixSamples.mediaReady()).withHeader("FastPix-Signature", "AAAA"))
                        .requireHandled())
                .hasMessageContaining("401");
    }

    @Test
    void aTypeThatNobodyHandlesIsAcknowledgedAndNotHandled() {
        TestDelivery delivery = receiver.deliver(FastPixSamples.mediaDeleted());

        assertThat(delivery.status()).isEqualTo(200);
        assertThat(delivery.isHandled()).isFalse();
        assertThat(delivery.dead()).isNull();
    }

    @Test
    void stampsTimesOfTheClock() {
        receiver.advance(Duration.ofDays(30));
        List<Instant> times = new ArrayList<>();
        TestReceiver own = TestReceiver.with(FastPix.PLATFORM)
                .clock(receiver.clock())
                .handlers(h -> h.otherwise((e, d) -> {
                    times.add(e.envelope().receivedAt());
                    times.add(e.lifecycle().orElseThrow().at());
                }));

        own.deliver(FastPixSamples.mediaReady());

        assertThat(times).containsOnly(receiver.clock().instant());
    }

    @Test
    void handlesWhatAnOperatorLetsGoOn() {
        receiver.inbox().hold("fastpix");
        TestDelivery delivery = receiver.deliver(FastPixSamples.mediaReady().id("m1"));
        assertThat(delivery.isHandled()).isFalse();

        receiver.inbox().release("fastpix");
        receiver.advance(Duration.ZERO);

        assertThat(delivery.isHandled()).isTrue();
    }

    @Test
    void saysWhichPlatformsItHas() {
        assertThatThrownBy(() -> receiver.deliver(AiozSamples.fileReceived()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aioz")
                .hasMessageContaining("fastpix");
        assertThatThrownBy(() -> receiver.signer("mux")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(receiver::deliverAgain).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesEverythingOnceItIsClosed() {
        receiver.close();

        assertThat(receiver.deliver(FastPixSamples.mediaReady()).status()).isEqualTo(503);
    }
}
