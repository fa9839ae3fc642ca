package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.DeadReason;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.receiver.ReceiverListener;
import dev.cuehook.receiver.WebhookReceiver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which registries get the meters, and under which names. */
class MetricsTest {

    private static final Pattern METER = Pattern.compile("\\bcuehook_[a-z_]+");

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CuehookAutoConfiguration.class,
                    CuehookOperationsAutoConfiguration.class,
                    CuehookMetricsAutoConfiguration.class,
                    CuehookTracingAutoConfiguration.class))
            .withPropertyValues("cuehook.inbox.store=memory", "cuehook.endpoints.f.platform=fastpix");

    @Test
    void anApplicationWithoutARegistryHasNoMeters() {
        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(ReceiverMetrics.class)
                .doesNotHaveBean(InboxGauges.class));
    }

    @Test
    void anApplicationWithoutMicrometerStarts() {
        runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void twoRegistriesGetTheSame() {
        runner.withUserConfiguration(TwoRegistries.class).run(context -> {
            assertThat(context).hasNotFailed();
            context.getBean(ReceiverMetrics.class).abandoned("f");
            assertThat(context.getBeansOfType(MeterRegistry.class).values())
                    .hasSize(2)
                    .allSatisfy(registry -> {
                        assertThat(registry.get("cuehook.handler.abandoned")
                                        .counter()
                                        .count())
                                .isEqualTo(1);
                        assertThat(registry.get("cuehook.inbox.backlog").gauge().value())
                                .isZero();
                    });
        });
    }

    @Test
    void aStoreThatCannotBeCountedHasNoNumbers() {
        runner.withUserConfiguration(OneRegistry.class).run(context -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            InboxSamples failing = new InboxSamples(
                    () -> {
                        throw new IllegalStateException();
                    },
                    Clock.systemUTC(),
                    () -> 0);
            SimpleMeterRegistry own = new SimpleMeterRegistry();
            InboxGauges gauges = new InboxGauges(
                    context.getBean(WebhookReceiver.class),
                    failing,
                    Clock.systemUTC(),
                    () -> own,
                    new ReceiverMetrics(() -> own));
            gauges.afterSingletonsInstantiated();

            assertThat(own.get("cuehook.inbox.backlog").gauge().value()).isNaN();
            assertThat(own.get("cuehook.inbox.orphaned").gauge().value()).isNaN();
            assertThat(registry.get("cuehook.inbox.backlog").gauge().value()).isZero();
        });
    }

    @Test
    void everyMeterOfTheDashboardIsExported() throws IOException {
        runner.withUserConfiguration(OneRegistry.class).run(context -> {
            everythingHappens(context.getBean(ReceiverMetrics.class));
            String scraped = context.getBean(PrometheusMeterRegistry.class).scrape();
            Set<String> shown = meters(Files.readString(docs().resolve("grafana-dashboard.json")));

            assertThat(meters(scraped)).containsAll(shown);
            assertThat(shown)
                    .contains(
                            "cuehook_deliveries_total",
                            "cuehook_ack_seconds_sum",
                            "cuehook_inbox_backlog",
                            "cuehook_inbox_oldest_seconds",
                            "cuehook_inbox_orphaned",
                            "cuehook_inbox_dead",
                            "cuehook_handler_seconds_sum",
                            "cuehook_handler_abandoned_total",
                            "cuehook_dead_total");
        });
    }

    @Test
    void everyMeterIsInTheDocumentation() throws IOException {
        String page = Files.readString(docs().resolve("spring-operations.md"));
        runner.withUserConfiguration(OneRegistry.class).run(context -> {
            everythingHappens(context.getBean(ReceiverMetrics.class));

            Set<String> names = context.getBean(MeterRegistry.class).getMeters().stream()
                    .map(meter -> meter.getId().getName())
                    .collect(Collectors.toSet());
            assertThat(names).hasSize(9).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
        });
    }

    @Test
    void whatShouldNeverHappenIsZeroFromTheStart() {
        runner.withUserConfiguration(OneRegistry.class).run(context -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);

            assertThat(registry.get("cuehook.dead").counters())
                    .hasSize(DeadReason.values().length)
                    .allSatisfy(counter -> assertThat(counter.count()).isZero());
            assertThat(registry.get("cuehook.handler.abandoned").counter().count())
                    .isZero();
        });
    }

    /** Meters come into being with the first event of their kind. */
    private static void everythingHappens(ReceiverMetrics metrics) {
        Duration took = Duration.ofMillis(1);
        metrics.answered(new ReceiverListener.Answered(
                "f", "fastpix", Outcome.ACCEPTED, null, 200, took, "id", "type", "identity", "1", ""));
        metrics.attempted(new ReceiverListener.Attempted("f", "fastpix", "id", "type", 1, took, null));
        metrics.settled(new ReceiverListener.Settled(
                "f", "fastpix", "id", "type", DeadReason.ATTEMPTS_EXHAUSTED, true, 12, took));
        metrics.abandoned("f");
    }

    private static Set<String> meters(String text) {
        return METER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** From the folder of either module that runs these tests. */
    private static Path docs() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/grafana-dashboard.json"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder above has the dashboard");
        }
        return folder.resolve("docs");
    }

    @Configuration(proxyBeanMethods = false)
    static class OneRegistry {

        @Bean
        PrometheusMeterRegistry prometheus() {
            return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        }
    }

    static class TwoRegistries extends OneRegistry {

        @Bean
        SimpleMeterRegistry simple() {
            return new SimpleMeterRegistry();
        }
    }
}
