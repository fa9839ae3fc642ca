package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.Secret;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxCounts;
import dev.cuehook.mux.Mux;
import dev.cuehook.receiver.WebhookReceiver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** What is healthy, and what is not. */
class HealthTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Inbox inbox = Inbox.inMemory();
    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .endpoint("mux", Mux.verifier(Secret.of("canary-secret")))
            .inbox(inbox)
            .build();

    @AfterEach
    void close() {
        receiver.close();
    }

    private ReceiverHealth health(InboxSample sample) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        CuehookProperties.Health thresholds =
                new CuehookProperties.Health(Duration.ofMinutes(15), 100, "WARNING", Duration.ofSeconds(20));
        InboxSamples samples = new InboxSamples(() -> sample, clock, () -> 0);
        return new ReceiverHealthCheck(receiver, samples, thresholds, clock, inbox).check();
    }

    private static InboxSample with(InboxCounts counts) {
        return new InboxSample(NOW, Map.of("mux", counts), Map.of("former", counts), null);
    }

    private static Object problems(ReceiverHealth health) {
        return Objects.requireNonNull(health.details().get("problems"));
    }

    @Test
    void isUpUpToTheThresholds() {
        ReceiverHealth health = health(with(new InboxCounts(7, 100, NOW.minusSeconds(900), false)));

        assertThat(health.status()).isEqualTo("UP");
        assertThat(problems(health)).isEqualTo(List.of());
        assertThat(health.details().get("store")).isEqualTo(Map.of("reachable", true, "durable", false));
        assertThat(health.details().get("orphaned")).isEqualTo(Map.of("former", Map.of("open", 7L, "dead", 100L)));
        assertThat(Observed.at(health.details(), "endpoints", "mux", "oldest")).isEqualTo("PT15M");
        assertThat(health.toString()).doesNotContain("canary");
    }

    @Test
    void warnsOfAnOldBacklogUnlessTheEndpointIsHeld() {
        ReceiverHealth old = health(with(new InboxCounts(1, 0, NOW.minusSeconds(901), false)));
        ReceiverHealth held = health(with(new InboxCounts(1, 0, NOW.minusSeconds(901), true)));

        assertThat(old.status()).isEqualTo("WARNING");
        assertThat(problems(old))
                .isEqualTo(List.of("mux: the oldest open delivery is older than PT15M (cuehook.health.oldest-open)"));
        assertThat(held.status()).isEqualTo("UP");
    }

    @Test
    void warnsOfDeadLetters() {
        ReceiverHealth health = health(with(new InboxCounts(0, 101, null, false)));

        assertThat(health.status()).isEqualTo("WARNING");
        assertThat(problems(health))
                .isEqualTo(List.of("mux: more than 100 dead deliveries (cuehook.health.most-dead)"));
    }

    @Test
    void isDownWhereTheStoreDoesNotAnswer() {
        ReceiverHealth health = health(InboxSample.failed("java.sql.SQLException", NOW));

        assertThat(health.status()).isEqualTo("DOWN");
        assertThat(health.details())
                .isEqualTo(Map.of(
                        "store", Map.of("reachable", false, "failure", "java.sql.SQLException", "durable", false)));
    }

    @Test
    void theApplicationSaysWhatIsTooMuchAndWhatThenFollows() {
        try (Application application = Observed.start(
                "--cuehook.health.most-dead=0",
                "--cuehook.health.beyond-threshold=DOWN",
                "--cuehook.endpoints.other.platform=fastpix")) {
            application.context().getBean(AtomicBoolean.class).set(true);
            assertThat(Observed.deliver(application, "e1")).isEqualTo(200);
            WebhookReceiver running = application.context().getBean(WebhookReceiver.class);
            await().until(() -> running.inbox().counts("fastpix").dead() == 1);

            Map<String, Object> health =
                    Observed.json(application.get("/actuator/health").body());
            assertThat(Observed.at(health, "status")).isEqualTo("DOWN");
            Object details = Observed.at(health, "components", "cuehook", "details");
            assertThat(Observed.at(details, "problems", 0)).asString().contains("cuehook.health.most-dead");
            assertThat(Observed.at(details, "endpoints", "other", "awaitingSecret"))
                    .isEqualTo(true);
        }
    }

    @Test
    void thresholdsThatMakeNoSenseEndTheStart() {
        assertRefused("cuehook.health.oldest-open", "0s");
        assertRefused("cuehook.health.time-limit", "-1s");
        assertRefused("cuehook.health.most-dead", "-1");
        assertRefused("cuehook.health.beyond-threshold", "");
    }

    private static void assertRefused(String property, String value) {
        new WebApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(CuehookAutoConfiguration.class, CuehookOperationsAutoConfiguration.class))
                .withPropertyValues(
                        "cuehook.inbox.store=memory", "cuehook.endpoints.f.platform=fastpix", property + "=" + value)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(CuehookConfigurationException.class)
                        .hasMessageStartingWith(property + ": It is ")
                        .hasMessageEndingWith("Correct " + property + "."));
    }
}
