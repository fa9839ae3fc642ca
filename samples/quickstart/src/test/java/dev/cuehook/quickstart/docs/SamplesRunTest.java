package dev.cuehook.quickstart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Secret;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookResponse;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.aioz.Aioz;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.mux.Mux;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.testing.AiozSamples;
import dev.cuehook.testing.FastPixSamples;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import dev.cuehook.testing.Signers;
import dev.cuehook.testing.TestDelivery;
import dev.cuehook.testing.TestReceiver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the samples of the documentation do when they run. */
class SamplesRunTest {

    private static final Secret CURRENT = Secret.of("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZn");
    private static final Secret FORMER = Secret.of("Z2ZlZGNiYVpZWFdWVVRTUlFQT05NTEtKSUhHRkVEQ0JB");

    private final List<String> published = new ArrayList<>();
    private final Catalog catalog = mediaId -> published.add(String.valueOf(mediaId));

    @Test
    void librarySampleTakesWhatIsGenuineAndRefusesTheRest() {
        LibrarySample sample = new LibrarySample(catalog);
        SignedRequest genuine = Signers.fastPix(System.getenv("FASTPIX_SECRET"))
                .sign(FastPixSamples.mediaReady().id("m1"));

        assertThat(answer(sample, genuine).status()).isEqualTo(200);
        assertThat(answer(sample, FastPixSamples.probe()).status()).isEqualTo(200);
        assertThat(answer(sample, genuine.withBody(new byte[] {'{', '}', ' '})).status())
                .isEqualTo(401);
        assertThat(published).containsExactly("m1");
    }

    private static WebhookResponse answer(LibrarySample sample, SignedRequest request) {
        return sample.answer(request.url(), request.headers(), request.body());
    }

    @Test
    void platformSamplesTakeBothSecrets() {
        PlatformSamples samples = new PlatformSamples(CURRENT, FORMER);
        for (Secret secret : List.of(CURRENT, FORMER)) {
            String text = new String(secret.revealSecretBytes(), StandardCharsets.UTF_8);
            takes(samples.flowplayer(), Signers.flowplayer(text));
            takes(samples.fastPix(), Signers.fastPix(text));
            takes(samples.shotstack(), Signers.shotstack(text));
            takes(samples.aioz(), Signers.aioz(text));
            takes(samples.standardWebhooks(), Signers.standardWebhooks(text));
            takes(samples.mux(), Signers.mux(text));
            takes(samples.stripe(), Signers.stripe(text));
        }
        String text = new String(CURRENT.revealSecretBytes(), StandardCharsets.UTF_8);
        takes(samples.wowza(), Signers.wowza(text));
        takes(samples.jwPlayer(), Signers.jwPlayer(text));
        takes(samples.liveKit(), Signers.liveKit("APIwLeah7g4fuLYDYAJeaKsSe", text));
        takes(samples.fastPixWithTheTextAsKey(), Signers.fastPix(text, dev.cuehook.platform.SecretForm.TEXT));
    }

    private static void takes(WebhookVerifier<? extends WebhookEvent> verifier, Signer signer) {
        byte[] body =
                "{\"type\":\"any\",\"id\":\"e1\",\"webhook_id\":\"2yW4KmiG\",\"event\":\"any\",\"media_id\":\"m1\"}"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(verifier.verifyAndParse(signer.sign(body).toWebhookRequest())
                        .envelope()
                        .platform())
                .isEqualTo(signer.platform());
    }

    @Test
    void handlersOfEveryRankAreTakenInTheirOrder() {
        List<String> stages = new ArrayList<>();
        HandlerSamples samples = new HandlerSamples(
                catalog, lifecycle -> stages.add(lifecycle.stage().name()));
        TestReceiver receiver = TestReceiver.with(FastPix.PLATFORM)
                .and(Aioz.PLATFORM)
                .and(Mux.PLATFORM)
                .handlers(samples::ranks);

        receiver.deliver(FastPixSamples.mediaReady().id("m1")).requireHandled();
        receiver.deliver(FastPixSamples.mediaFailed().id("m2")).requireHandled(); // the group goes before the stage
        receiver.deliver(AiozSamples.encodingFailed()).requireHandled(); // and so does the family

        assertThat(published).containsExactly("m1");
        assertThat(stages).isEmpty();
    }

    @Test
    void groupSampleTellsItsRecordsApart() {
        HandlerSamples samples = new HandlerSamples(catalog, lifecycle -> {});
        TestReceiver receiver = TestReceiver.with(FastPix.PLATFORM)
                .handlers(handlers -> handlers.on(dev.cuehook.fastpix.FastPixEvent.MediaEvent.class, samples::group));

        receiver.deliver(FastPixSamples.mediaCreated().id("m1")).requireHandled();
        receiver.deliver(FastPixSamples.mediaReady().id("m1")).requireHandled();

        assertThat(published).containsExactly("m1");
    }

    @Test
    void stageSampleTakesEveryPlatform() {
        HandlerSamples samples = new HandlerSamples(catalog, lifecycle -> {});
        TestReceiver receiver = TestReceiver.with(FastPix.PLATFORM)
                .and(Aioz.PLATFORM)
                .handlers(handlers -> handlers.otherwise(samples::anyPlatform));

        receiver.deliver(FastPixSamples.mediaReady().id("m1")).requireHandled();
        receiver.deliver(AiozSamples.encodingFinished().id("m2")).requireHandled();

        assertThat(published).containsExactly("m1", "m2");
    }

    @Test
    void deadDeliveriesAreReplayedAndAnEndpointIsHeld() {
        AtomicInteger failures = new AtomicInteger(1);
        TestReceiver receiver = TestReceiver.with(FastPix.PLATFORM)
                .retryPolicy(dev.cuehook.inbox.RetryPolicy.never())
                .handlers(handlers -> handlers.otherwise((event, delivery) -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("once");
                    }
                    published.add(delivery.id());
                }));
        TestDelivery dead = receiver.deliver(FastPixSamples.mediaReady());
        assertThat(receiver.deadLetters()).extracting(KeptDelivery::attempts).containsExactly(1);
        OperationsSample operations = new OperationsSample(receiver.receiver());

        assertThat(operations.replayAll("fastpix")).isEqualTo(1);
        receiver.advance(java.time.Duration.ofSeconds(1));
        assertThat(published).containsExactly(dead.id());
        assertThat(operations.holdDuringMaintenance("fastpix", () -> receiver.deliver(FastPixSamples.mediaReady())))
                .isEqualTo(1);
        receiver.deliver(receiver.sign(FastPixSamples.mediaReady()).withBody(new byte[] {1}));
        assertThat(operations.whyRefused()).contains("fastpix").contains("REFUSED");
    }

    @Test
    void listenerCountsWhatIsRefused() {
        OperationsSample.Counting counting = new OperationsSample.Counting();
        try (WebhookReceiver receiver = OperationsSample.bounded(CURRENT, counting)) {
            receiver.start();
            receiver.receive(FastPixSamples.probe()
                    .withBody("not a probe".getBytes(StandardCharsets.UTF_8))
                    .to("/webhooks/fastpix")
                    .toWebhookRequest());
        }
        assertThat(counting.refusedCount()).isEqualTo(1);
        assertThat(counting.deadCount()).isZero();
    }
}
