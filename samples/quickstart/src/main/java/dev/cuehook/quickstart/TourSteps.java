package dev.cuehook.quickstart;

import dev.cuehook.testing.AiozSamples;
import dev.cuehook.testing.FastPixSamples;
import dev.cuehook.testing.FlowplayerSamples;
import dev.cuehook.testing.JwPlayerSamples;
import dev.cuehook.testing.Sample;
import dev.cuehook.testing.ShotstackSamples;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What the tour sends and what must come of it. */
@Component
class TourSteps {

    private static final String NIL_UUID = "00000000-0000-0000-0000-000000000000";

    private final TourSigners signers;

    TourSteps(TourSigners signers) {
        this.signers = signers;
    }

    List<Step> all() {
        List<Step> steps = new ArrayList<>();
        steps.add(
                genuine("Flowplayer: video ready", "flowplayer", FlowplayerSamples.videoReady(), "video(VideoReady)"));
        steps.add(genuine("FastPix: media ready", "fastpix", FastPixSamples.mediaReady(), "publish(MediaReady)"));
        Signer fastPix = signers.of("fastpix");
        Sample once = FastPixSamples.mediaReady();
        steps.add(new Step(
                "FastPix: the same delivery three times",
                "fastpix",
                3,
                marker -> fastPix.sign(once.id(marker)),
                200,
                "publish(MediaReady)"));
        steps.add(
                genuine("JW Player: media available", "jw", JwPlayerSamples.mediaAvailable(), "media(MediaAvailable)"));
        steps.add(genuine("Shotstack: render done", "shotstack", ShotstackSamples.renderDone(), "ready(RenderDone)"));
        steps.add(genuine(
                "AIOZ Stream: encoding finished", "aioz", AiozSamples.encodingFinished(), "ready(EncodingFinished)"));
        steps.add(other("Standard Webhooks", "any", "standard-webhooks"));
        steps.add(other("Svix", "svix", "svix"));
        steps.add(other("Mux", "mux", "mux"));
        steps.add(other("Stripe", "stripe", "stripe"));
        steps.add(other("LiveKit", "livekit", "livekit"));
        steps.add(genuine(
                "FastPix: a type of the future",
                "fastpix",
                FastPixSamples.mediaReady().with("type", "video.media.teleported"),
                "rest(Unknown)"));
        steps.add(genuine(
                "FastPix: the handler fails twice",
                "fastpix",
                FastPixSamples.mediaReady().with("/data/title", "flaky"),
                "publish failed(MediaReady), publish failed(MediaReady, attempt 2), publish(MediaReady, attempt 3)"));
        steps.addAll(refused());
        steps.addAll(handshakes());
        return steps;
    }

    private List<Step> refused() {
        Signer fastPix = signers.of("fastpix");
        Signer standard = signers.of("any");
        return List.of(
                new Step(
                        "FastPix: forged, one byte changed",
                        "fastpix",
                        marker -> {
                            SignedRequest genuine =
                                    fastPix.sign(FastPixSamples.mediaReady().id(marker));
                            byte[] body = genuine.body();
                            body[body.length - 2] ^= 1;
                            return genuine.withBody(body);
                        },
                        401,
                        ""),
                new Step(
                        "Standard Webhooks: ten minutes old",
                        "any",
                        marker -> standard.sign(
                                otherSample("standard-webhooks", marker),
                                Instant.now().minus(Duration.ofMinutes(10))),
                        401,
                        ""),
                new Step(
                        "Shotstack: wrong URL token",
                        "shotstack",
                        marker -> signers.of("shotstack")
                                .sign(ShotstackSamples.renderDone().id(marker))
                                .withQuery("token=not-the-right-one"),
                        401,
                        ""),
                new Step(
                        "FastPix: signed, but not JSON",
                        "fastpix",
                        marker -> fastPix.sign(("not json " + marker).getBytes(StandardCharsets.UTF_8)),
                        400,
                        ""));
    }

    private List<Step> handshakes() {
        return List.of(
                new Step(
                        "FastPix: the dashboard's unsigned probe",
                        "fastpix",
                        marker -> SignedRequest.post("http://localhost/", "{}".getBytes(StandardCharsets.UTF_8)),
                        200,
                        ""),
                new Step(
                        "AIOZ Stream: the check call",
                        "aioz",
                        marker -> signers.of("aioz")
                                .sign(AiozSamples.encodingStarted().id(NIL_UUID).with("title", marker)),
                        200,
                        ""));
    }

    private Step genuine(String what, String endpoint, Sample sample, String handled) {
        Signer signer = signers.of(endpoint);
        return new Step(what, endpoint, marker -> signer.sign(sample.id(marker)), 200, handled);
    }

    private Step other(String what, String endpoint, String platform) {
        Signer signer = signers.of(endpoint);
        Function<String, SignedRequest> request = marker -> signer.sign(otherSample(platform, marker));
        return new Step(what + ": a JSON event", endpoint, request, 200, "rest(JsonEvent)");
    }

    private static Sample otherSample(String platform, String marker) {
        return Sample.of(
                platform,
                "{\"type\":\"demo.event\",\"event\":\"demo_event\",\"id\":\"" + marker
                        + "\",\"data\":{\"demo\":true}}");
    }
}
