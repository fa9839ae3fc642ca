package dev.cuehook.spring;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.receiver.Tracing;
import dev.cuehook.receiver.WebhookReceiver;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of an application and does with it, over HTTP, as it is configured by Spring Boot itself. */
class OperationsTest {

    private static final String WEBHOOKS = "/actuator/webhooks";

    @SuppressWarnings("NullAway.Init")
    private static Application application;

    @BeforeAll
    static void start() {
        application = Observed.start("--management.endpoints.web.exposure.include=health,webhooks,metrics");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void everythingIsHandled() {
        broken().set(false);
    }

    private static AtomicBoolean broken() {
        return application.context().getBean(AtomicBoolean.class);
    }

    private static Heard heard() {
        return application.context().getBean(Heard.class);
    }

    @Test
    void everythingIsThere() {
        assertThat(application.context().getBeansOfType(ReceiverMetrics.class)).hasSize(1);
        assertThat(application.context().getBeansOfType(InboxGauges.class)).hasSize(1);
        assertThat(application.context().getBeansOfType(InboxSamples.class)).hasSize(1);
        assertThat(application.context().getBeansOfType(ReceiverHealthCheck.class))
                .hasSize(1);
        assertThat(application.context().getBeansOfType(WebhooksEndpoint.class)).hasSize(1);
        assertThat(application.context().getBeansOfType(Tracing.class).values())
                .singleElement()
                .isInstanceOf(ObservedDeliveries.class);
        assertThat(application.context().containsBean("cuehookHealthIndicator")).isTrue();
    }

    @Test
    void healthHasAnEntry() {
        Map<String, Object> health = json("/actuator/health");

        assertThat(Observed.at(health, "components", "cuehook", "status")).isEqualTo("UP");
        Object details = Observed.at(health, "components", "cuehook", "details");
        assertThat(Observed.at(details, "store", "reachable")).isEqualTo(true);
        assertThat(Observed.at(details, "store", "durable")).isEqualTo(false);
        assertThat(Observed.at(details, "endpoints", "fastpix", "held")).isEqualTo(false);
    }

    @Test
    void aDeadLetterIsFoundReplayedAndHandled() {
        String id = dead("replayed");

        Map<String, Object> shown = json(WEBHOOKS + "/deliveries/" + id);
        assertThat(shown)
                .containsEntry("state", "DEAD")
                .containsEntry("reason", "ATTEMPTS_EXHAUSTED")
                .containsEntry("error", "java.lang.IllegalStateException")
                .containsEntry("message", "The catalog is down.")
                .doesNotContainKey("body");
        assertThat(Observed.at(shown, "failedAttempts", 0, "message")).isEqualTo("The catalog is down.");

        broken().set(false);
        assertThat(command("replay", "{\"id\":\"" + id + "\",\"dryRun\":true}")).containsEntry("outcome", "REPLAYED");
        assertThat(heard().isEmpty()).isTrue();
        assertThat(command("replay", "{\"id\":\"" + id + "\"}")).containsEntry("outcome", "REPLAYED");
        assertThat(heard().next()).startsWith("replayed in fastpix");
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(json(WEBHOOKS + "/deliveries/" + id))
                        .containsEntry("state", "DONE")
                        .containsEntry("replay", 1));
        assertThat(command("replay", "{\"id\":\"no-such\"}")).containsEntry("outcome", "GONE");
    }

    @Test
    void allDeadLettersOfAnEndpointAreReplayedOnce() {
        dead("bulk-1");
        dead("bulk-2");
        broken().set(false);

        Map<String, Object> wouldBe = command("replay", "{\"endpoint\":\"fastpix\",\"dryRun\":true}");
        assertThat(wouldBe).containsEntry("replayed", 2).containsEntry("dryRun", true);
        assertThat(command("replay", "{\"endpoint\":\"fastpix\",\"error\":\"java.io.IOException\",\"dryRun\":false}"))
                .containsEntry("replayed", 0)
                .containsEntry("of", Map.of("endpoint", "fastpix", "error", "java.io.IOException"));
        assertThat(command("replay", "{\"endpoint\":\"fastpix\",\"dryRun\":false}"))
                .containsEntry("replayed", 2);
        assertThat(heard().next(2))
                .anyMatch(line -> line.startsWith("bulk-1"))
                .anyMatch(line -> line.startsWith("bulk-2"));
        assertThat(command("replay", "{\"endpoint\":\"fastpix\",\"dryRun\":false}"))
                .containsEntry("replayed", 0);
    }

    @Test
    void deliveriesComeInPages() {
        String first = dead("page-1");
        String second = dead("page-2");

        Map<String, Object> page = json(WEBHOOKS + "/deliveries?state=DEAD&endpoint=fastpix&most=1");
        assertThat(Observed.at(page, "deliveries", 0, "id")).isEqualTo(second);
        Map<String, Object> next =
                json(WEBHOOKS + "/deliveries?state=DEAD&endpoint=fastpix&most=1&behind=" + Observed.at(page, "behind"));
        assertThat(Observed.at(next, "deliveries", 0, "id")).isEqualTo(first);

        assertThat(command("discard", "{\"id\":\"" + first + "\"}")).containsEntry("discarded", 1);
        assertThat(command("discard", "{\"endpoint\":\"fastpix\",\"dryRun\":true}"))
                .containsEntry("discarded", 1);
        assertThat(command("discard", "{\"endpoint\":\"fastpix\",\"dryRun\":false}"))
                .containsEntry("discarded", 1);
        assertThat(json(WEBHOOKS + "/deliveries/" + second)).containsEntry("state", "DISCARDED");
    }

    @Test
    void anEndpointIsHeldAndReleased() {
        assertThat(command("hold", "{\"endpoint\":\"fastpix\"}")).containsEntry("held", true);
        assertThat(Observed.deliver(application, "held-1")).isEqualTo(200);
        Map<String, Object> overview = json(WEBHOOKS);
        assertThat(Observed.at(overview, "endpoints", 0, "held")).isEqualTo(true);
        assertThat(Observed.at(overview, "endpoints", 0, "open")).isEqualTo(1);
        assertThat(Observed.at(overview, "endpoints", 0, "path")).isEqualTo("/webhooks/fastpix");
        assertThat(Observed.at(overview, "endpoints", 0, "ackMode")).isEqualTo("BEST_EFFORT");
        assertThat(heard().isEmpty()).isTrue();

        assertThat(command("release", "{\"endpoint\":\"fastpix\"}")).containsEntry("held", false);
        assertThat(heard().next()).startsWith("held-1");
    }

    @Test
    void refusalsAreCountedByReason() {
        application.post("/webhooks/fastpix", "{\"no\":1}");

        Object refusals = Observed.at(json(WEBHOOKS), "recentRefusals", "fastpix");
        assertThat(Observed.at(refusals, "SIGNATURE_MISSING")).isEqualTo(1);
        Map<String, Object> list = json(WEBHOOKS + "/refusals?endpoint=fastpix&most=1");
        assertThat(Observed.at(list, "refusals", 0, "refusal")).isEqualTo("SIGNATURE_MISSING");
        assertThat(Observed.at(list, "refusals", 0, "outcome")).isEqualTo("REFUSED");
        assertThat((List<?>) Observed.at(json(WEBHOOKS + "/refusals?endpoint=other"), "refusals"))
                .isEmpty();
    }

    @Test
    void whatItCannotDoIs400Or404() {
        assertThat(application.get(WEBHOOKS + "/deliveries/no-such").statusCode())
                .isEqualTo(404);
        assertThat(application.get(WEBHOOKS + "/nothing").statusCode()).isEqualTo(404);
        assertThat(application.get(WEBHOOKS + "/deliveries?most=0").statusCode())
                .isEqualTo(400);
        assertThat(application.command(WEBHOOKS + "/replay", "{}").statusCode()).isEqualTo(400);
        assertThat(application
                        .command(WEBHOOKS + "/discard", "{\"endpoint\":\"fastpix\",\"typ\":\"x\"}")
                        .statusCode())
                .as("many, without saying dryRun")
                .isEqualTo(400);
        assertThat(application
                        .command(WEBHOOKS + "/hold", "{\"endpoint\":\"fastpicks\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(application.command(WEBHOOKS + "/destroy", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void metersCountAndTimeDeliveries() {
        assertThat(Observed.deliver(application, "metered")).isEqualTo(200);
        assertThat(heard().next()).startsWith("metered");
        dead("metered-dead");
        application.post("/webhooks/fastpix?token=x", "{\"no\":1}", "FastPix-Signature", "not-one");

        MeterRegistry registry = application.context().getBean(MeterRegistry.class);
        assertThat(registry.get("cuehook.deliveries")
                        .tags("endpoint", "fastpix", "platform", "fastpix", "outcome", "accepted")
                        .counter()
                        .count())
                .isPositive();
        assertThat(registry.get("cuehook.deliveries")
                        .tags("outcome", "refused")
                        .counter()
                        .count())
                .isPositive();
        assertThat(registry.get("cuehook.ack")
                        .tags("endpoint", "fastpix", "platform", "fastpix")
                        .timer()
                        .count())
                .isPositive();
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(registry.get("cuehook.handler")
                                .tags("endpoint", "fastpix", "platform", "fastpix", "outcome", "success")
                                .timer()
                                .count())
                        .isPositive());
        assertThat(registry.get("cuehook.handler")
                        .tags("outcome", "failure")
                        .timer()
                        .count())
                .isPositive();
        assertThat(registry.get("cuehook.dead")
                        .tags("endpoint", "fastpix", "reason", "attempts_exhausted")
                        .counter()
                        .count())
                .isPositive();
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(registry.get("cuehook.inbox.dead")
                                .tags("endpoint", "fastpix")
                                .gauge()
                                .value())
                        .isPositive());
        assertThat(registry.get("cuehook.inbox.backlog").gauge().value()).isZero();
        assertThat(registry.get("cuehook.inbox.oldest").timeGauge().value()).isZero();
        assertThat(registry.get("cuehook.inbox.orphaned").gauge().value()).isZero();
        assertThat(application.get("/actuator/metrics/cuehook.deliveries").statusCode())
                .isEqualTo(200);
        command("discard", "{\"endpoint\":\"fastpix\",\"dryRun\":false}");
    }

    @Test
    void isNotExposedUnlessTheApplicationSaysSo() {
        try (Application closed = Observed.start()) {
            assertThat(closed.get(WEBHOOKS).statusCode()).isEqualTo(404);
            assertThat(closed.get("/actuator/health").body()).contains("\"cuehook\"");
        }
    }

    @Test
    void canBeReadOnly() {
        try (Application readOnly = Observed.start(
                "--management.endpoints.web.exposure.include=webhooks",
                "--management.endpoint.webhooks.access=read-only")) {
            assertThat(readOnly.get(WEBHOOKS).statusCode()).isEqualTo(200);
            assertThat(readOnly.command(WEBHOOKS + "/hold", "{\"endpoint\":\"fastpix\"}")
                            .statusCode())
                    .isEqualTo(405);
            assertThat(readOnly.context()
                            .getBean(WebhookReceiver.class)
                            .inbox()
                            .counts("fastpix")
                            .held())
                    .isFalse();
        }
    }

    @Test
    void healthAndMetersCanBeSwitchedOff() {
        try (Application silent = Observed.start("--management.health.cuehook.enabled=false")) {
            assertThat(silent.get("/actuator/health").body()).doesNotContain("\"cuehook\"");
        }
    }

    /** Delivers what fails; the id of the delivery, once it is dead. */
    private static String dead(String event) {
        broken().set(true);
        assertThat(Observed.deliver(application, event)).isEqualTo(200);
        return await().atMost(20, SECONDS)
                .until(
                        () -> application.context().getBean(WebhookReceiver.class).inbox().dead("fastpix", 10).stream()
                                .filter(delivery ->
                                        String.valueOf(delivery.resource()).contains("m-" + event))
                                .map(delivery -> delivery.id())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    private static Map<String, Object> json(String path) {
        HttpResponse<String> answer = application.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Observed.json(answer.body());
    }

    private static Map<String, Object> command(String what, String json) {
        HttpResponse<String> answer = application.command(WEBHOOKS + "/" + what, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Observed.json(answer.body());
    }
}
