package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.jwplayer.JwPlayerEvent;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.receiver.ReceiverListener;
import dev.cuehook.receiver.WebhookReceiver;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Controllers of an application that take verified webhooks, in a real server. */
class ControllersTest {

    private static final String FASTPIX = "c2VjcmV0LW9mLWZhc3RwaXg=";
    private static final String TOKEN = "tok-0123456789abcdef";

    private static final List<String> ENDPOINTS = List.of(
            "--cuehook.endpoints.fastpix.platform=fastpix",
            "--cuehook.endpoints.fastpix.secrets=" + FASTPIX,
            "--cuehook.endpoints.fastpix.controller=true",
            "--cuehook.endpoints.fastpix.body-limit=4KB",
            "--cuehook.endpoints.jw.platform=jwplayer",
            "--cuehook.endpoints.jw.secrets=jw-secret",
            "--cuehook.endpoints.jw.controller=true",
            "--cuehook.endpoints.mux.platform=mux",
            "--cuehook.endpoints.mux.secrets=mux-secret",
            "--cuehook.endpoints.mux.controller=true",
            "--cuehook.endpoints.stripe.platform=stripe",
            "--cuehook.endpoints.stripe.secrets=whsec_stripe",
            "--cuehook.endpoints.stripe.controller=true",
            "--cuehook.endpoints.shotstack.platform=shotstack",
            "--cuehook.endpoints.shotstack.tokens=" + TOKEN,
            "--cuehook.endpoints.shotstack.controller=true",
            "--spring.mvc.async.request-timeout=300ms");

    @SuppressWarnings("NullAway.Init")
    private static Application application;

    @SuppressWarnings("NullAway.Init")
    private static Heard heard;

    @SuppressWarnings("NullAway.Init")
    private static Outcomes outcomes;

    @BeforeAll
    static void start() {
        application = Application.start(Studio.class, Application.arguments(ENDPOINTS));
        heard = application.context().getBean(Heard.class);
        outcomes = application.context().getBean(Outcomes.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void forget() {
        outcomes.all().clear();
    }

    private static int fastPix(String path, String body) {
        return application.post(path, body, "FastPix-Signature", Signed.base64(FASTPIX, body));
    }

    @Test
    void takesTheEventOfTheOnlyEndpointThatBringsIt() {
        assertThat(fastPix("/hooks/fastpix?from=there", Deliveries.fastPixReady("e1", "m1")))
                .isEqualTo(200);
        assertThat(heard.next()).isEqualTo("MediaReady m1 from there");
    }

    @Test
    void takesTheVerifiedBytesOfATokenAndNotTheBody() {
        String body = Deliveries.jwAvailable("w1", "m1");

        assertThat(application.post(
                        "/hooks/jw",
                        body.replace("\",\"", "\" , \""),
                        "Authorization",
                        "Bearer " + Signed.jwt("jw-secret", body)))
                .isEqualTo(200);
        assertThat(heard.next()).isEqualTo("jw m1 " + body.length());
    }

    @Test
    void takesTheKeysOfTheEndpointThatItNames() {
        String body = Deliveries.json("x1", "t.one");
        long now = System.currentTimeMillis() / 1000;
        String signature = "t=" + now + ",v1=" + Signed.hex("mux-secret", now + "." + body);

        assertThat(application.post("/hooks/mux", body, "Mux-Signature", signature))
                .isEqualTo(200);
        assertThat(heard.next()).isEqualTo("mux x1");
        assertThat(application.post("/hooks/stripe", body, "Stripe-Signature", signature))
                .isEqualTo(401);
    }

    @Test
    void answersWhatTheStatusTableSaysWhateverTheApplicationsExceptionHandlersDo() {
        String body = Deliveries.fastPixReady("refused", "m1");

        assertThat(application.post("/hooks/fastpix", body)).isEqualTo(401);
        assertThat(application.post("/hooks/fastpix", body, "FastPix-Signature", Signed.base64(FASTPIX, body + " ")))
                .isEqualTo(401);
        assertThat(fastPix("/hooks/fastpix", "[]")).isEqualTo(400);
        assertThat(fastPix("/hooks/fastpix", body + " ".repeat(5000))).isEqualTo(413);
        assertThat(application.post("/hooks/fastpix", "{}")).as("a probe").isEqualTo(200);
        HttpResponse<String> get = application.get("/hooks/any");
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).hasValue("POST");

        assertThat(heard.isEmpty()).isTrue();
        assertThat(outcomes.all())
                .containsExactly(
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.UNREADABLE,
                        Outcome.TOO_LARGE,
                        Outcome.HANDSHAKE,
                        Outcome.WRONG_METHOD);
    }

    @Test
    void aRepeatIsAcknowledgedAndDoesNotReachTheController() {
        String body = Deliveries.fastPixReady("twice", "m1");

        assertThat(fastPix("/hooks/fastpix", body)).isEqualTo(200);
        assertThat(fastPix("/hooks/fastpix", body)).isEqualTo(200);
        assertThat(heard.next()).isEqualTo("MediaReady m1 from nobody");
        assertThat(heard.isEmpty()).isTrue();
        assertThat(outcomes.all()).containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE);
    }

    @Test
    void whatTheControllerDoesNotAnswerWith2xxReachesItAgain() {
        String body = Deliveries.fastPixReady("failing", "fail");

        assertThat(fastPix("/hooks/fastpix", body)).isEqualTo(418); // the application's handler of exceptions
        assertThat(fastPix("/hooks/fastpix", body)).isEqualTo(418);
        assertThat(heard.next(2)).containsOnly("MediaReady fail from nobody");
        assertThat(outcomes.all()).containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED);
    }

    @Test
    void anErrorThatNobodyHandlesReleasesTheDelivery() {
        String body = Deliveries.fastPixReady("error", "error");

        assertThat(fastPix("/hooks/fastpix", body)).isEqualTo(500);
        assertThat(fastPix("/hooks/fastpix", body)).isEqualTo(500);
        assertThat(heard.next(2)).containsOnly("MediaReady error from nobody");
    }

    @Test
    void theStatusCountsWhenAsynchronousWorkEnds() {
        String good = Deliveries.fastPixReady("later", "m1");
        String bad = Deliveries.fastPixReady("later-bad", "fail");

        assertThat(fastPix("/hooks/later", good)).isEqualTo(200);
        assertThat(fastPix("/hooks/later", good)).isEqualTo(200);
        assertThat(heard.next()).isEqualTo("later m1");
        assertThat(heard.isEmpty()).isTrue();
        assertThat(fastPix("/hooks/later", bad)).isEqualTo(418);
        assertThat(fastPix("/hooks/later", bad)).isEqualTo(418);
        assertThat(heard.next(2)).containsOnly("later fail");
    }

    @Test
    void asynchronousWorkThatTakesTooLongReleasesTheDelivery() {
        String body = Deliveries.fastPixReady("never", "never");

        // What they see depends on who is first: the time-out, or the interrupt that it sends to the work
        assertThat(fastPix("/hooks/later", body)).isIn(418, 500, 503);
        assertThat(fastPix("/hooks/later", body)).isIn(418, 500, 503);
        assertThat(heard.next(2)).containsOnly("later never");
    }

    @Test
    void anEventThatTheMethodDoesNotTakeIsAcknowledged() {
        assertThat(fastPix("/hooks/failed", Deliveries.fastPixReady("ready", "m1")))
                .isEqualTo(200);
        assertThat(heard.isEmpty()).isTrue();
        assertThat(fastPix("/hooks/failed", Deliveries.fastPixFailed("failed", "m1")))
                .isEqualTo(200);
        assertThat(heard.next()).isEqualTo("failed m1");
    }

    @Test
    void aBodyThatAFilterHasEatenIs503() {
        String body = Deliveries.fastPixReady("eaten", "m1");

        assertThat(fastPix("/hooks/fastpix?eaten=yes", body)).isEqualTo(503);
        assertThat(heard.isEmpty()).isTrue();
        assertThat(outcomes.all()).containsExactly(Outcome.BODY_ALREADY_READ);
    }

    @Test
    void aForwardToAControllerIsVerifiedOnce() {
        String body = Deliveries.fastPixReady("forwarded", "m1");

        assertThat(application.post("/forward", body)).isEqualTo(401);
        assertThat(fastPix("/forward", body)).isEqualTo(200);
        assertThat(heard.next()).isEqualTo("MediaReady m1 from nobody");
    }

    @Test
    void theStarterItselfReceivesNothingAndKeepsNothing() {
        WebhookReceiver receiver = application.context().getBean(WebhookReceiver.class);

        assertThat(receiver.endpoints()).isEmpty();
        assertThat(fastPix("/webhooks/fastpix", Deliveries.fastPixReady("elsewhere", "m1")))
                .isEqualTo(404);
        assertThat(application.get("/own").body()).isEqualTo("own");
    }

    @Test
    void needsNoInbox() {
        String[] arguments = Application.arguments(ENDPOINTS, "--cuehook.inbox.store=jdbc"); // there is no DataSource

        try (Application without = Application.start(Studio.class, arguments)) {
            assertThat(without.context().getBean(Inbox.class)).isInstanceOf(MemoryInbox.class);
        }
    }

    @Test
    void staysClosedWhereCuehookIsSwitchedOff() {
        try (Application off = Application.start(Studio.class, "--cuehook.enabled=false")) {
            assertThat(off.post("/hooks/fastpix", "{}")).isEqualTo(503);
            assertThat(off.post("/hooks/failed?envelope.type=x", "{}")).isEqualTo(503);
            assertThat(off.get("/own").body()).isEqualTo("own");
            assertThat(off.context().getBean(Heard.class).isEmpty()).isTrue();
        }
    }

    @Test
    void leavesTheOtherEndpointsToTheStarter() {
        String[] arguments = Application.arguments(
                ENDPOINTS, "--cuehook.endpoints.own.platform=fastpix", "--cuehook.endpoints.own.secrets=" + FASTPIX);

        try (Application both = Application.start(Studio.class, arguments)) {
            String body = Deliveries.fastPixReady("both", "m1");
            String signature = Signed.base64(FASTPIX, body);

            assertThat(both.post("/webhooks/own", body, "FastPix-Signature", signature))
                    .isEqualTo(200);
            assertThat(both.post("/hooks/fastpix", body, "FastPix-Signature", signature))
                    .isEqualTo(200);
            assertThat(both.context().getBean(Heard.class).next()).isEqualTo("MediaReady m1 from nobody");
        }
    }

    record Outcomes(List<Outcome> all) implements ReceiverListener {

        @Override
        public void answered(Answered answered) {
            all.add(answered.outcome());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Studio {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        Outcomes outcomes() {
            return new Outcomes(new CopyOnWriteArrayList<>());
        }

        @Bean
        Hooks hooks(Heard heard) {
            return new Hooks(heard);
        }

        @Bean
        OfStripe ofStripe() {
            return new OfStripe();
        }

        @Bean
        CatchAll catchAll() {
            return new CatchAll();
        }

        /** Stands for the filters that read parameters or log bodies. */
        @Bean
        Filter bodyEater() {
            return (request, response, chain) -> {
                String query = ((HttpServletRequest) request).getQueryString();
                if (query != null && query.contains("eaten")) {
                    request.getInputStream().readAllBytes();
                }
                if (((HttpServletRequest) request).getRequestURI().equals("/forward")) {
                    request.getRequestDispatcher("/hooks/fastpix").forward(request, response);
                } else {
                    chain.doFilter(request, response);
                }
            };
        }
    }

    @RestController
    record Hooks(Heard heard) {

        @PostMapping("/hooks/fastpix")
        void fastPix(FastPixEvent event, @RequestParam(defaultValue = "nobody") String from) {
            String media = event instanceof FastPixEvent.MediaEvent about
                    ? about.media().id()
                    : "none";
            heard.add(event.getClass().getSimpleName() + " " + media + " from " + from);
            fail(media);
        }

        private static void fail(@Nullable String media) {
            if ("fail".equals(media)) {
                throw new IllegalStateException("the application's own");
            }
            if ("error".equals(media)) {
                throw new AssertionError("nobody handles it");
            }
        }

        @PostMapping("/hooks/failed")
        void failed(FastPixEvent.MediaFailed event) {
            heard.add("failed " + event.media().id());
        }

        @PostMapping("/hooks/later")
        Callable<Map<String, String>> later(FastPixEvent.MediaReady event) {
            return () -> {
                heard.add("later " + event.media().id());
                if ("never".equals(event.media().id())) {
                    new CountDownLatch(1).await(5, TimeUnit.SECONDS);
                }
                fail(event.media().id());
                return Map.of();
            };
        }

        @PostMapping("/hooks/jw")
        ResponseEntity<Void> jw(VerifiedWebhook webhook, JwPlayerEvent.MediaEvent event) {
            heard.add("jw " + event.media().id() + " " + webhook.body().length);
            return ResponseEntity.ok().build();
        }

        @PostMapping("/hooks/mux")
        @WebhookEndpoint("mux")
        void mux(JsonEvent event) {
            heard.add("mux " + event.body().text("/id"));
        }

        @GetMapping("/hooks/any")
        @WebhookEndpoint("shotstack")
        void any(VerifiedWebhook webhook) {
            heard.add("any " + webhook.platform());
        }

        @GetMapping("/own")
        String own() {
            return "own";
        }
    }

    @RestController
    @WebhookEndpoint("stripe")
    static class OfStripe {

        @PostMapping("/hooks/stripe")
        void stripe(VerifiedWebhook webhook) {
            throw new AssertionError("only refused ones come");
        }
    }

    @RestControllerAdvice
    static class CatchAll {

        @ExceptionHandler(RuntimeException.class)
        ResponseEntity<Void> teapot() {
            return ResponseEntity.status(418).build();
        }
    }
}
