package dev.cuehook.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Lifecycle;
import dev.cuehook.WebhookEvent;
import dev.cuehook.aioz.AiozEvent;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.flowplayer.FlowplayerEvent;
import dev.cuehook.jwplayer.JwPlayerEvent;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.receiver.Delivery;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application as a user writes it, configured by properties, called over HTTP. */
class ReceivesEveryPlatformTest {

    private static final String FASTPIX = "c2VjcmV0LW9mLWZhc3RwaXg=";
    private static final String TOKEN = "tok-0123456789abcdef";
    private static final String WHSEC = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @SuppressWarnings("NullAway.Init")
    private static Application application;

    @BeforeAll
    static void start() {
        application = Application.start(
                Studio.class,
                "--spring.config.location=classpath:studio.yml",
                "--FASTPIX_SECRET=" + FASTPIX,
                "--JW_SECRET=jw-secret",
                "--FP_NEW=fp-new",
                "--FP_OLD=fp-old",
                "--SHOTSTACK_URL_TOKEN=" + TOKEN,
                "--AIOZ_URL_TOKEN=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static Heard heard() {
        return application.context().getBean(Heard.class);
    }

    @Test
    void handlesADeliveryOnceHoweverOftenItComes() {
        String first = Deliveries.fastPixReady("once-1", "m-once");
        String next = Deliveries.fastPixReady("once-2", "m-once");

        assertThat(fastPix(first)).isEqualTo(200);
        assertThat(fastPix(first)).isEqualTo(200);
        assertThat(fastPix(next))
                .isEqualTo(200); // of the same media, so behind whatever the second one would have been

        assertThat(heard().next(2)).containsExactly("fastpix ready m-once", "fastpix ready m-once");
        assertThat(fastPix(Deliveries.fastPixReady("once-3", "m-other"))).isEqualTo(200);
        assertThat(heard().next()).isEqualTo("fastpix ready m-other");
        assertThat(heard().isEmpty()).isTrue();
    }

    @Test
    void refusesAForgery() {
        String body = Deliveries.fastPixReady("forged", "m-forged");
        String signature = Signed.base64(FASTPIX, body.replace("m-forged", "m-other"));

        assertThat(application.post("/webhooks/fastpix", body, "FastPix-Signature", signature))
                .isEqualTo(401);
        assertThat(application.post("/webhooks/fastpix", body)).isEqualTo(401);
        assertThat(application.post("/webhooks/shotstack?token=" + TOKEN + "x", body))
                .isEqualTo(401);
        assertThat(application.post("/webhooks/shotstack", body)).isEqualTo(401);
    }

    @Test
    void answersTheProbeOfADashboard() {
        assertThat(application.post("/webhooks/fastpix", "{}")).isEqualTo(200);
        assertThat(application.post("/webhooks/fastpix", "")).isEqualTo(200);
    }

    @Test
    void anEndpointThatAwaitsItsSecretAnswersNothingButTheProbe() {
        String body = Deliveries.fastPixReady("e", "m");

        assertThat(application.post("/webhooks/fresh", "{}")).isEqualTo(200);
        assertThat(application.post("/webhooks/fresh", body, "FastPix-Signature", Signed.base64(FASTPIX, body)))
                .isEqualTo(503);
    }

    @Test
    void takesASecretAsTextWhereToldTo() {
        String body = Deliveries.fastPixReady("text-1", "m-text");
        String signature = Base64.getEncoder().encodeToString(Signed.hmac("not Base64!".getBytes(UTF_8), body));

        assertThat(application.post("/webhooks/text", body, "FastPix-Signature", signature))
                .isEqualTo(200);
        assertThat(heard().next()).isEqualTo("fastpix ready m-text");
    }

    @Test
    void receivesFlowplayerAtItsOwnPathWithTheFormerSecret() {
        String body = Deliveries.flowplayerReady("f1", "v1");

        assertThat(application.post(
                        "/hooks/fp", body, "X-FP-Webhook-Signature-Hmac-Sha-256", Signed.hex("fp-old", body)))
                .isEqualTo(200);
        assertThat(heard().next()).isEqualTo("flowplayer v1 with key 2");
    }

    @Test
    void receivesJwPlayerByTheCaseOfItsWebhookId() {
        String body = Deliveries.jwAvailable("2yW4KmiG", "jw1");

        assertThat(application.post("/webhooks/jw", body, "Authorization", "Bearer " + Signed.jwt("jw-secret", body)))
                .isEqualTo(200);
        assertThat(heard().next()).isEqualTo("jw jw1 of 2yW4KmiG");

        String other = Deliveries.jwAvailable("2yw4kmig", "jw2");
        assertThat(application.post("/webhooks/jw", other, "Authorization", "Bearer " + Signed.jwt("jw-secret", other)))
                .isEqualTo(401);
    }

    @Test
    void receivesUnsignedPlatformsByTheTokenInTheUrl() {
        assertThat(application.post("/webhooks/shotstack?token=" + TOKEN, Deliveries.shotstackDone("r1")))
                .isEqualTo(200);
        assertThat(heard().next()).isEqualTo("MEDIA_READY shotstack r1");
        assertThat(application.post("/webhooks/aioz?token=" + TOKEN, Deliveries.aiozFinished("a1")))
                .isEqualTo(200);
        assertThat(heard().next()).isEqualTo("aioz a1");
    }

    @Test
    void receivesStandardWebhooksUnderBothNamesOfItsHeaders() {
        assertThat(standard("/webhooks/any", "webhook", "s1", Instant.now())).isEqualTo(200);
        assertThat(heard().next()).isEqualTo("any s1");
        assertThat(standard("/webhooks/svix", "svix", "s2", Instant.now())).isEqualTo(200);
        assertThat(heard().next()).isEqualTo("json svix s2");
    }

    @Test
    void takesMaxAgeFromTheEndpoint() {
        Instant threeMinutesAgo = Instant.now().minusSeconds(180);

        assertThat(standard("/webhooks/svix", "svix", "old-1", threeMinutesAgo)).isEqualTo(401);
        assertThat(standard("/webhooks/any", "webhook", "old-2", threeMinutesAgo))
                .isEqualTo(200);
        assertThat(heard().next()).isEqualTo("any old-2");
    }

    @Test
    void receivesMuxAndStripe() {
        String body = Deliveries.json("x1", "t.one");
        long now = Instant.now().getEpochSecond();

        assertThat(application.post(
                        "/webhooks/mux",
                        body,
                        "Mux-Signature",
                        "t=" + now + ",v1=" + Signed.hex("mux-secret", now + "." + body)))
                .isEqualTo(200);
        assertThat(heard().next()).isEqualTo("json mux x1");
        assertThat(application.post(
                        "/webhooks/stripe",
                        body,
                        "Stripe-Signature",
                        "t=" + now + ",v1=" + Signed.hex("whsec_stripe", now + "." + body)))
                .isEqualTo(200);
        assertThat(heard().next()).isEqualTo("json stripe x1");
    }

    @Test
    void receivesLiveKitByApiKey() throws GeneralSecurityException {
        String body = "{\"event\":\"room_started\",\"id\":\"lk1\",\"room\":{\"sid\":\"r\"}}";
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        String claims = "{\"iss\":\"%s\",\"exp\":%d,\"sha256\":\"%s\"}";
        long soon = Instant.now().getEpochSecond() + 60;

        String genuine = Signed.jwt("livekit-secret", claims.formatted("APIkey1", soon, digest));
        assertThat(application.post("/webhooks/livekit", body, "Authorization", genuine))
                .isEqualTo(200);
        assertThat(heard().next()).isEqualTo("json livekit lk1");
        String ofAnother = Signed.jwt("livekit-secret", claims.formatted("APIkey2", soon, digest));
        assertThat(application.post("/webhooks/livekit", body, "Authorization", ofAnother))
                .isEqualTo(401);
    }

    @Test
    void takesOnlyTheExactPathsAndOnlyPost() {
        String body = Deliveries.fastPixReady("path-1", "m-path");
        String signature = Signed.base64(FASTPIX, body);

        for (String path :
                new String[] {"/webhooks/fastpix/", "/webhooks/fastpix;a=b", "/webhooks/FASTPIX", "/webhooks/x"}) {
            assertThat(application.post(path, body, "FastPix-Signature", signature))
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(application.get("/webhooks/fastpix").statusCode()).isEqualTo(405);
    }

    private static int fastPix(String body) {
        return application.post("/webhooks/fastpix", body, "FastPix-Signature", Signed.base64(FASTPIX, body));
    }

    private static int standard(String path, String family, String id, Instant at) {
        String body = Deliveries.json(id, "t.any");
        String time = Long.toString(at.getEpochSecond());
        return application.post(
                path,
                body,
                family + "-id",
                id,
                family + "-timestamp",
                time,
                family + "-signature",
                "v1," + Signed.base64(WHSEC, id + "." + time + "." + body));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Studio {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        Catalog catalog(Heard heard) {
            return new Catalog(heard);
        }
    }

    record Catalog(Heard heard) {

        @WebhookListener
        void ready(FastPixEvent.MediaReady event) {
            heard.add("fastpix ready " + event.media().id());
        }

        @WebhookListener
        void video(Delivery delivery, FlowplayerEvent.VideoEvent event) {
            heard.add("flowplayer " + event.video().id() + " with key "
                    + delivery.webhook().keyId());
        }

        @WebhookListener
        void media(JwPlayerEvent.MediaEvent event, Delivery delivery) {
            heard.add("jw " + event.media().id() + " of " + delivery.webhook().keyOwner());
        }

        @WebhookListener
        void aioz(AiozEvent event) {
            heard.add("aioz " + event.lifecycle().orElseThrow().resourceId());
        }

        @WebhookListener(stage = Lifecycle.Stage.MEDIA_READY)
        void anyReady(WebhookEvent event, Lifecycle lifecycle) {
            heard.add(lifecycle.stage() + " " + event.envelope().platform() + " " + lifecycle.resourceId());
        }

        @WebhookListener
        void json(JsonEvent event) {
            heard.add("json " + event.envelope().platform() + " " + event.body().text("/id"));
        }

        @WebhookListener(endpoint = "any")
        void onlyAny(JsonEvent event) {
            heard.add("any " + event.body().text("/id"));
        }
    }
}
