package dev.cuehook.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.WebhookEvent;
import dev.cuehook.canaries.Canaries;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Secrets, tokens, signatures and bodies in everything that an application shows of itself, after it got deliveries of every
 * platform, good, forged, malformed and failing. The log is heard by all tests of this module, at every level.
 */
class CanariesTest {

    private static final String BASE64 = Canaries.secret("Y2FuYXJ5LWZhc3RwaXgtc2VjcmV0LXdpdGgtbGVuZ3Ro");
    private static final String TEXT = Canaries.secret("canary-text-secret");
    private static final String TOKEN = Canaries.secret("canary-token-0123456789");

    @SuppressWarnings("NullAway.Init")
    private static Application application;

    @BeforeAll
    static void deliverEverything() throws GeneralSecurityException {
        application = start();
        List<Sent> all = everyPlatform();
        for (Sent sent : all) {
            assertThat(sent.post(sent.body())).as(sent.path()).isEqualTo(200);
            sent.post(sent.body());
            assertThat(sent.forged()).as(sent.path()).isEqualTo(401);
            sent.post(sent.body().replace("}", ""));
        }
        await().atMost(20, SECONDS).until(() -> dead().contains("ATTEMPTS_EXHAUSTED"));
        await().atMost(20, SECONDS)
                .until(() -> application.context().getBean(Studio.class).told.get() >= all.size());
    }

    private static Application start() {
        return Application.start(
                Studio.class,
                "--spring.config.name=none",
                "--cuehook.endpoints.fastpix.platform=fastpix",
                "--cuehook.endpoints.fastpix.secrets=" + BASE64,
                "--cuehook.endpoints.jw.platform=jwplayer",
                "--cuehook.endpoints.jw.webhook-list[0].id=w1",
                "--cuehook.endpoints.jw.webhook-list[0].secret=" + TEXT,
                "--cuehook.endpoints.jws.platform=jwplayer",
                "--cuehook.endpoints.jws.webhooks.w1=" + TEXT,
                "--cuehook.endpoints.flowplayer.platform=flowplayer",
                "--cuehook.endpoints.flowplayer.secrets=" + TEXT,
                "--cuehook.endpoints.shotstack.platform=shotstack",
                "--cuehook.endpoints.shotstack.tokens=" + TOKEN,
                "--cuehook.endpoints.aioz.platform=aioz",
                "--cuehook.endpoints.aioz.tokens=" + TOKEN,
                "--cuehook.endpoints.wowza.platform=wowza",
                "--cuehook.endpoints.wowza.tokens=" + TOKEN,
                "--cuehook.endpoints.legacy.platform=wowza-legacy",
                "--cuehook.endpoints.legacy.tokens=" + TOKEN,
                "--cuehook.endpoints.svix.platform=svix",
                "--cuehook.endpoints.svix.secrets=whsec_" + BASE64,
                "--cuehook.endpoints.any.platform=standard-webhooks",
                "--cuehook.endpoints.any.secrets=whsec_" + BASE64,
                "--cuehook.endpoints.mux.platform=mux",
                "--cuehook.endpoints.mux.secrets=" + TEXT,
                "--cuehook.endpoints.stripe.platform=stripe",
                "--cuehook.endpoints.stripe.secrets=" + TEXT,
                "--cuehook.endpoints.livekit.platform=livekit",
                "--cuehook.endpoints.livekit.keys[0].id=APIkey1",
                "--cuehook.endpoints.livekit.keys[0].secret=" + TEXT,
                "--cuehook.retry.attempts=1",
                "--management.endpoints.web.exposure.include=*",
                "--management.endpoint.health.show-details=always",
                // The worst that an application can ask for
                "--management.endpoint.env.show-values=always",
                "--management.endpoint.configprops.show-values=always");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static String dead() {
        return application.get("/actuator/webhooks/deliveries").body();
    }

    /** A delivery: what is posted where, with the headers that prove it. */
    private record Sent(String path, String body, Map<String, String> headers) {

        int post(String body) {
            String[] all = headers.entrySet().stream()
                    .flatMap(header -> Stream.of(header.getKey(), Canaries.proof(header.getValue())))
                    .toArray(String[]::new);
            return application.post(path, body, all);
        }

        int forged() {
            return headers.isEmpty()
                    ? application.post(path + "x", body)
                    : post(body.replace(Canaries.BODY, "other-" + Canaries.BODY));
        }
    }

    private static String now() {
        return Long.toString(Instant.now().getEpochSecond());
    }

    private static Sent sent(String name, String body, String header, String proof) {
        return new Sent("/webhooks/" + name, body, header.isEmpty() ? Map.of() : Map.of(header, proof));
    }

    private static Map<String, String> standard(String prefix, String now, String mac) {
        return Map.of(prefix + "-id", "m1", prefix + "-timestamp", now, prefix + "-signature", "v1," + mac);
    }

    private static List<Sent> everyPlatform() throws GeneralSecurityException {
        String fastPix = Deliveries.fastPixReady("e1", "m1");
        String jw = Deliveries.jwAvailable("w1", "m1");
        String flowplayer = Deliveries.flowplayerReady("e1", "v1");
        String json = Deliveries.json("x1", "t.one");
        String legacy = json.replace("\"type\"", "\"event\"");
        String now = now();
        String mac = Base64.getEncoder()
                .encodeToString(Signed.hmac(Base64.getDecoder().decode(BASE64), "m1." + now + "." + json));
        String pairs = "t=" + now + ",v1=" + Signed.hex(TEXT, now + "." + json);
        String room = "{\"event\":\"room_started\",\"id\":\"l1\",\"room\":{\"sid\":\"r\",\"name\":\"" + Canaries.BODY
                + "\"}}";
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(room.getBytes(UTF_8)));
        String claims = "{\"iss\":\"APIkey1\",\"exp\":%d,\"sha256\":\"%s\"}"
                .formatted(Instant.now().getEpochSecond() + 60, digest);
        return List.of(
                sent("fastpix", fastPix, "FastPix-Signature", Signed.base64(BASE64, fastPix)),
                sent("jw", jw, "Authorization", "Bearer " + Signed.jwt(TEXT, jw)),
                sent("jws", jw, "Authorization", "Bearer " + Signed.jwt(TEXT, jw)),
                sent("flowplayer", flowplayer, "X-FP-Webhook-Signature-Hmac-Sha-256", Signed.hex(TEXT, flowplayer)),
                sent("shotstack?token=" + TOKEN, Deliveries.shotstackDone("r1"), "", ""),
                sent("aioz?token=" + TOKEN, Deliveries.aiozFinished("a1"), "", ""),
                sent("wowza?token=" + TOKEN, flowplayer, "", ""),
                sent("legacy?token=" + TOKEN, legacy, "", ""),
                new Sent("/webhooks/any", json, standard("webhook", now, mac)),
                new Sent("/webhooks/svix", json, standard("svix", now, mac)),
                sent("mux", json, "Mux-Signature", pairs),
                sent("stripe", json, "Stripe-Signature", pairs),
                sent("livekit", room, "Authorization", Signed.jwt(TEXT, claims)));
    }

    /** What an application shows; each is read as an operator does. */
    private static String shown(String path) {
        String text = application.get(path).body();
        assertThat(text).as(path).isNotEmpty();
        return text;
    }

    private static void assertNoCanary(String where, String text) {
        Optional<String> canary = Canaries.in(text);
        assertThat(canary).as(where + ": " + text).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/webhooks",
                "/actuator/webhooks/deliveries",
                "/actuator/webhooks/deliveries?state=DONE",
                "/actuator/webhooks/refusals",
                "/actuator/metrics",
                "/actuator/metrics/cuehook.deliveries",
                "/actuator/prometheus",
                "/actuator/configprops",
                "/actuator/env",
                "/actuator/beans",
                "/actuator/conditions",
                "/actuator/mappings",
                "/actuator/loggers"
            })
    void noPageOfActuatorShowsOne(String path) {
        assertNoCanary(path, shown(path));
    }

    @Test
    void noDeliveryShowsOne() {
        List<String> ids = new ArrayList<>();
        for (String state : List.of("DEAD", "DONE")) {
            Object deliveries = Observed.json(shown("/actuator/webhooks/deliveries?state=" + state))
                    .get("deliveries");
            ((List<?>) Objects.requireNonNull(deliveries))
                    .forEach(one -> ids.add(String.valueOf(Observed.at(one, "id"))));
        }
        assertThat(ids).isNotEmpty();
        for (String id : ids) {
            assertNoCanary(id, shown("/actuator/webhooks/deliveries/" + id));
        }
    }

    @Test
    void noMeterHasOneInItsNameOrItsTags() {
        List<Meter> meters = application.context().getBean(MeterRegistry.class).getMeters();
        assertThat(meters).anyMatch(meter -> meter.getId().getName().equals("cuehook.deliveries"));
        for (Meter meter : meters) {
            assertNoCanary("meter", meter.getId().toString());
        }
    }

    @Test
    void configurationShowsThatSecretsAreThere() {
        assertThat(shown("/actuator/env")).contains("cuehook.endpoints.fastpix.secrets", "******");
        assertThat(shown("/actuator/configprops")).contains("cuehook");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Studio {

        private final AtomicInteger told = new AtomicInteger();

        @Bean
        Listener listener() {
            return new Listener(told);
        }
    }

    record Listener(AtomicInteger told) {

        @WebhookListener
        void any(WebhookEvent event) {
            if (told.incrementAndGet() % 2 == 1) {
                throw new IllegalStateException("Could not take " + event);
            }
        }
    }
}
