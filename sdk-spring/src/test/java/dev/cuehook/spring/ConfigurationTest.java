package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookRequest;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.mux.Mux;
import dev.cuehook.platform.Confirmation;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.Platforms;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.receiver.AckMode;
import dev.cuehook.receiver.EndpointInfo;
import dev.cuehook.receiver.ReceiverListener;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.servlet.WebhookServlet;
import dev.cuehook.shotstack.ShotstackEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ConfigurationTest {

    private static final String FASTPIX = "c2VjcmV0LW9mLWZhc3RwaXg=";
    private static final String TOKEN = "tok-0123456789abcdef";

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(CuehookAutoConfiguration.class, CuehookReactiveAutoConfiguration.class))
            .withPropertyValues("cuehook.inbox.store=memory");

    @Test
    void hasEveryBean() {
        runner.withPropertyValues("cuehook.endpoints.fastpix.platform=fastpix").run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(CuehookProperties.class)
                    .hasSingleBean(Platforms.class)
                    .hasSingleBean(Inbox.class)
                    .hasSingleBean(ConfiguredEndpoints.class)
                    .hasSingleBean(ListenerMethods.class)
                    .hasSingleBean(WebhookReceiver.class)
                    .hasSingleBean(ReceiverLifecycle.class)
                    .hasSingleBean(NumberToSecretText.class)
                    .hasSingleBean(ServletRegistrationBean.class)
                    .doesNotHaveBean(CuehookReactiveAutoConfiguration.class);
            ServletRegistrationBean<?> servlet = context.getBean(ServletRegistrationBean.class);
            assertThat(servlet.getServlet()).isInstanceOf(WebhookServlet.class);
            assertThat(servlet.getUrlMappings()).containsExactly("/webhooks/fastpix");
        });
    }

    @Test
    void doesNothingWhereItIsTurnedOffOrThereIsNoWeb() {
        runner.withPropertyValues("cuehook.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(WebhookReceiver.class));
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(CuehookAutoConfiguration.class, CuehookReactiveAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(WebhookReceiver.class));
    }

    @Test
    void readsEveryProperty() {
        runner.withPropertyValues(
                        "cuehook.endpoints.m.platform=mux",
                        "cuehook.endpoints.m.path=/hooks/mux",
                        "cuehook.endpoints.m.secrets=mux-secret",
                        "cuehook.endpoints.m.max-age=10m",
                        "cuehook.endpoints.m.max-ahead=30s",
                        "cuehook.endpoints.m.ack-mode=after-handling",
                        "cuehook.endpoints.m.rate-per-second=50",
                        "cuehook.endpoints.m.allowed-sources=10.0.0.0/8,::1",
                        "cuehook.endpoints.m.deadline=2s",
                        "cuehook.endpoints.m.body-limit=256KB",
                        "cuehook.endpoints.m.body-time=5s",
                        "cuehook.endpoints.m.json-max-depth=8",
                        "cuehook.endpoints.m.json-max-name-length=64",
                        "cuehook.endpoints.m.json-max-number-length=20",
                        "cuehook.endpoints.m.too-old=handle",
                        "cuehook.endpoints.m.refusals-per-minute=60",
                        "cuehook.endpoints.f.platform=fastpix",
                        "cuehook.endpoints.f.secret-form=text",
                        "cuehook.endpoints.f.secrets=some text!",
                        "cuehook.inbox.store=memory",
                        "cuehook.inbox.path=elsewhere",
                        "cuehook.inbox.retention=3d",
                        "cuehook.inbox.too-old=handle",
                        "cuehook.inbox.order.max-block=1m",
                        "cuehook.handlers.concurrency=2",
                        "cuehook.handlers.time-limit=1m",
                        "cuehook.retry.attempts=3",
                        "cuehook.retry.first=2s",
                        "cuehook.retry.longest=10s",
                        "cuehook.closing-time=1s")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(WebhookReceiver.class).endpoints())
                            .containsExactlyInAnyOrder(
                                    new EndpointInfo("m", "/hooks/mux", "mux", AckMode.AFTER_HANDLING, false),
                                    new EndpointInfo("f", "/webhooks/f", "fastpix", AckMode.BEST_EFFORT, false));
                    assertThat(context.getBean(Inbox.class).retention()).isEqualTo(Duration.ofDays(3));
                    assertThat(context.getBean(CuehookProperties.class).toString())
                            .contains("concurrency=2", "******")
                            .doesNotContain("mux-secret", "some text!");
                });
    }

    /** Spring would take it for two, one of which anybody could guess. */
    @Test
    void takesASecretWithACommaForOne() {
        runner.withPropertyValues(
                        "cuehook.endpoints.f.platform=flowplayer",
                        "cuehook.endpoints.f.secrets=a-secret-with-a-comma,d",
                        "cuehook.endpoints.f.ack-mode=after-handling",
                        "cuehook.inbox.store=memory")
                .run(context -> {
                    WebhookReceiver receiver = context.getBean(WebhookReceiver.class);
                    String body = Deliveries.flowplayerReady("e1", "v1");
                    assertThat(answer(receiver, body, "d")).isEqualTo(401);
                    assertThat(answer(receiver, body, "a-secret-with-a-comma,d"))
                            .isEqualTo(200);
                });
    }

    private static int answer(WebhookReceiver receiver, String body, String secret) {
        return receiver.receive(WebhookRequest.post("/webhooks/f")
                        .header("X-FP-Webhook-Signature-Hmac-Sha-256", Signed.hex(secret, body))
                        .body(body.getBytes(StandardCharsets.UTF_8))
                        .build())
                .status();
    }

    @Test
    void readsEnvironmentVariables() {
        Map<String, Object> variables = Map.of(
                "CUEHOOK_ENDPOINTS_JW_PLATFORM", "jwplayer",
                "CUEHOOK_ENDPOINTS_JW_WEBHOOKLIST_0_ID", "2yW4KmiG",
                "CUEHOOK_ENDPOINTS_JW_WEBHOOKLIST_0_SECRET", "jw-secret",
                "CUEHOOK_ENDPOINTS_FASTPIX_PLATFORM", "fastpix",
                "CUEHOOK_ENDPOINTS_FASTPIX_SECRETS_0", FASTPIX,
                "CUEHOOK_ENDPOINTS_SHOTSTACK_PLATFORM", "shotstack",
                "CUEHOOK_ENDPOINTS_SHOTSTACK_TOKENS", TOKEN + "," + TOKEN + "2",
                "CUEHOOK_INBOX_STORE", "MEMORY");
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    ConfiguredEndpoints endpoints = context.getBean(ConfiguredEndpoints.class);
                    assertThat(endpoints.keysOf("jw")).isEqualTo("1 key");
                    assertThat(endpoints.keysOf("shotstack")).isEqualTo("2 keys");
                    EndpointProperties jw = Objects.requireNonNull(
                            context.getBean(CuehookProperties.class).endpoints().get("jw"));
                    assertThat(jw.webhookList())
                            .singleElement()
                            .extracting(KeyProperties::id)
                            .isEqualTo("2yW4KmiG");
                });
    }

    @Test
    void readsSpringApplicationJson() {
        String json = """
                {"cuehook":{"endpoints":{
                  "jw":{"platform":"jwplayer","webhooks":{"2yW4KmiG":"jw-secret"}},
                  "list":{"platform":"jwplayer","webhook-list":[{"id":"2yW4KmiG","secret":"jw-secret"}]},
                  "fp":{"platform":"flowplayer","path":"/hooks/fp","secrets":["fp-new","fp-old"]}},
                  "inbox":{"store":"auto"}}}""";
        try (Application application =
                Application.start(Empty.class, "--spring.application.json=" + json, "--spring.config.name=none")) {
            String body = Deliveries.jwAvailable("2yW4KmiG", "m1");
            String bearer = "Bearer " + Signed.jwt("jw-secret", body);
            assertThat(application.post("/webhooks/jw", body, "Authorization", bearer))
                    .isEqualTo(200);
            assertThat(application.post("/webhooks/list", body, "Authorization", bearer))
                    .isEqualTo(200);
            String video = Deliveries.flowplayerReady("e1", "v1");
            assertThat(application.post(
                            "/hooks/fp", video, "X-FP-Webhook-Signature-Hmac-Sha-256", Signed.hex("fp-old", video)))
                    .isEqualTo(200);
        }
    }

    @Test
    void servesBehindAContextPath() {
        try (Application application = Application.start(
                Empty.class,
                "--spring.config.name=none",
                "--server.servlet.context-path=/studio",
                "--cuehook.endpoints.fastpix.platform=fastpix")) {
            assertThat(application.post("/studio/webhooks/fastpix", "{}")).isEqualTo(200);
        }
    }

    @Test
    void leavesBeansOfTheApplicationAlone() {
        Inbox inbox = MemoryInbox.builder().retention(Duration.ofDays(3)).build();
        Platforms platforms = Platforms.load();
        runner.withPropertyValues("cuehook.endpoints.f.platform=fastpix", "cuehook.inbox.store=jdbc")
                .withBean("ownInbox", Inbox.class, () -> inbox)
                .withBean("ownPlatforms", Platforms.class, () -> platforms)
                .withBean("dedupe", DedupeStore.class, DedupeStore::inMemory)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(Inbox.class)).isSameAs(inbox);
                    assertThat(context.getBean(Platforms.class)).isSameAs(platforms);
                });
        runner.withUserConfiguration(OwnReceiver.class).run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(WebhookReceiver.class)
                    .doesNotHaveBean(Inbox.class);
            ServletRegistrationBean<?> servlet = context.getBean(ServletRegistrationBean.class);
            assertThat(servlet.getUrlMappings()).containsExactly("/webhooks/mux");
        });
    }

    @Test
    void receivesAPlatformOfTheApplicationsOwn() {
        try (Application application = Application.start(
                Own.class,
                "--spring.config.name=none",
                "--cuehook.endpoints.acme.platform=acme",
                "--cuehook.endpoints.acme.secrets=acme-secret")) {
            String body = "{\"type\":\"clip.ready\",\"id\":\"1\",\"clip\":{\"id\":\"c1\"}}";
            long now = application
                    .context()
                    .getBean(Clock.class)
                    .instant()
                    .getEpochSecond(); // the bean's, not the system's
            String signature = "t=" + now + ",v1=" + Signed.hex("acme-secret", now + "." + body);

            assertThat(application.post("/webhooks/acme", body, "Acme-Signature", signature))
                    .isEqualTo(200);

            assertThat(application.context().getBean(Heard.class).next()).isEqualTo("clip c1");
        }
    }

    @Test
    void letsCustomizersAndReceiverListenersTakePart() {
        try (Application application = Application.start(Customized.class, "--spring.config.name=none")) {
            assertThat(application.post(
                            "/hooks/added", Deliveries.json("1", "t"), "Mux-Signature", "t=1577836800,v1=00"))
                    .isEqualTo(401);
            assertThat(application.context().getBean(Heard.class).next()).isEqualTo("answered 401 added");
        }
    }

    @Test
    void asksTheConfirmationThatIsNamedAfterTheEndpoint() {
        try (Application application = Application.start(
                Confirmed.class,
                "--spring.config.name=none",
                "--cuehook.endpoints.shotstack.platform=shotstack",
                "--cuehook.endpoints.shotstack.tokens=" + TOKEN)) {
            assertThat(application.post("/webhooks/shotstack?token=" + TOKEN, Deliveries.shotstackDone("r1")))
                    .isEqualTo(200);

            assertThat(application.context().getBean(Heard.class).next()).isEqualTo("CONFIRMED confirmed-r1");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Empty {}

    @Configuration(proxyBeanMethods = false)
    static class OwnReceiver {

        @Bean
        WebhookReceiver receiver() {
            return WebhookReceiver.builder()
                    .endpoint("mux", Mux.verifier(Secret.of("mux-secret")))
                    .inbox(Inbox.inMemory())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Own {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        Platform<AcmeEvent> acme() {
            return Platform.id("acme")
                    .scheme(SignatureScheme.hmacSha256()
                            .header("Acme-Signature")
                            .list("t", "v1")
                            .content("{t}", ".", "{body}")
                            .hex()
                            .maxAge(Duration.ofMinutes(5))
                            .build())
                    .identity("/id")
                    .resource("/clip/id")
                    .events(AcmeEvent.class, AcmeEvent::parse);
        }

        @Bean
        Clips clips(Heard heard) {
            return new Clips(heard);
        }
    }

    record Clips(Heard heard) {

        @WebhookListener
        void ready(AcmeEvent.ClipReady event) {
            heard.add("clip " + event.clip().text("/id"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Customized {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        WebhookReceiverCustomizer added() {
            return receiver -> receiver.endpoint(
                    "added", Mux.verifier(Secret.of("mux-secret")), options -> options.path("/hooks/added"));
        }

        @Bean
        ReceiverListener refusals(Heard heard) {
            return new ReceiverListener() {
                @Override
                public void answered(Answered answered) {
                    if (answered.status() == 401) {
                        heard.add("answered 401 " + answered.endpoint());
                    }
                }
            };
        }
    }

    sealed interface AcmeEvent extends WebhookEvent {

        record ClipReady(Envelope envelope, Json clip) implements AcmeEvent {}

        record Unknown(Envelope envelope, Json body) implements AcmeEvent {}

        static AcmeEvent parse(Envelope envelope, Json body) {
            return envelope.type().equals("clip.ready")
                    ? new ClipReady(envelope, body.at("/clip"))
                    : new Unknown(envelope, body);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Confirmed {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        Confirmation shotstackConfirmation() {
            return webhook -> Confirmation.Answer.confirmed(new String(webhook.body(), StandardCharsets.UTF_8)
                    .replace("\"r1\"", "\"confirmed-r1\"")
                    .getBytes(StandardCharsets.UTF_8));
        }

        @Bean
        Renders renders(Heard heard) {
            return new Renders(heard);
        }
    }

    record Renders(Heard heard) {

        @WebhookListener
        void done(ShotstackEvent.RenderDone event, VerifiedWebhook webhook) {
            heard.add(webhook.assurance() + " " + event.render().id());
        }
    }
}
