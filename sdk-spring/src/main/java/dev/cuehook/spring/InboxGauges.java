package dev.cuehook.spring;

import dev.cuehook.inbox.InboxCounts;
import dev.cuehook.receiver.WebhookReceiver;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Gauges of what the inbox has; no number where it cannot be counted. */
final class InboxGauges implements SmartInitializingSingleton {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final WebhookReceiver receiver;
    private final InboxSamples samples;
    private final Clock clock;
    private final Supplier<MeterRegistry> registry;
    private final ReceiverMetrics metrics;

    InboxGauges(
            WebhookReceiver receiver,
            InboxSamples samples,
            Clock clock,
            Supplier<MeterRegistry> registry,
            ReceiverMetrics metrics) {
        this.metrics = metrics;
        this.receiver = receiver;
        this.samples = samples;
        this.clock = clock;
        this.registry = registry;
    }

    @Override
    public void afterSingletonsInstantiated() {
        receiver.endpoints().forEach(endpoint -> {
            register(endpoint.name());
            metrics.begin(endpoint.name(), endpoint.platform());
        });
        Gauge.builder("cuehook.inbox.orphaned", this, gauges -> gauges.sampled(InboxSample::orphanedOpen))
                .description("Open deliveries of endpoints that this application does not have.")
                .register(registry.get());
    }

    private void register(String endpoint) {
        Gauge.builder("cuehook.inbox.backlog", this, gauges -> gauges.of(endpoint, InboxCounts::open))
                .description("Deliveries that wait or are being handled.")
                .tag("endpoint", endpoint)
                .register(registry.get());
        Gauge.builder("cuehook.inbox.dead", this, gauges -> gauges.of(endpoint, InboxCounts::dead))
                .description("Dead deliveries that are kept.")
                .tag("endpoint", endpoint)
                .register(registry.get());
        TimeGauge.builder("cuehook.inbox.oldest", this, TimeUnit.MILLISECONDS, gauges -> gauges.oldest(endpoint))
                .description("Age of the oldest open delivery; 0 where none is open.")
                .tag("endpoint", endpoint)
                .register(registry.get());
    }

    private double oldest(String endpoint) {
        return of(
                endpoint,
                counts -> counts.oldest() == null
                        ? 0
                        : Math.max(
                                0,
                                Duration.between(counts.oldest(), clock.instant())
                                        .toMillis()));
    }

    private double of(String endpoint, ToDoubleFunction<InboxCounts> value) {
        return sampled(sample -> {
            InboxCounts counts = sample.configured().get(endpoint);
            return counts == null ? Double.NaN : value.applyAsDouble(counts);
        });
    }

    private double sampled(ToDoubleFunction<InboxSample> value) {
        InboxSample sample = samples.latest(PATIENCE);
        return sample.failure() == null ? value.applyAsDouble(sample) : Double.NaN;
    }
}
