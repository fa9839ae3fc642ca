package dev.cuehook.spring;

import dev.cuehook.receiver.WebhookReceiver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.util.function.SingletonSupplier;

/** Meters of the receiver and its inbox, where the application has a registry for them. */
@AutoConfiguration(
        after = CuehookOperationsAutoConfiguration.class,
        afterName = {
            // Boot 3
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            // Boot 4
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({InboxSamples.class, MeterRegistry.class})
class CuehookMetricsAutoConfiguration {

    private final Supplier<MeterRegistry> registry;

    CuehookMetricsAutoConfiguration(ObjectProvider<MeterRegistry> registries) {
        this.registry = SingletonSupplier.of(() -> registryOf(registries));
    }

    /** The one, or the primary one, or all of them. */
    private static MeterRegistry registryOf(ObjectProvider<MeterRegistry> registries) {
        MeterRegistry unique = registries.getIfUnique();
        if (unique != null) {
            return unique;
        }
        CompositeMeterRegistry all = new CompositeMeterRegistry();
        registries.orderedStream().forEach(all::add);
        return all;
    }

    @Bean
    @ConditionalOnMissingBean(name = "cuehookReceiverMetrics")
    ReceiverMetrics cuehookReceiverMetrics() {
        return new ReceiverMetrics(registry);
    }

    @Bean
    @ConditionalOnMissingBean(name = "cuehookInboxGauges")
    InboxGauges cuehookInboxGauges(
            WebhookReceiver receiver,
            InboxSamples samples,
            ObjectProvider<Clock> clock,
            ObjectProvider<ReceiverMetrics> metrics) {
        return new InboxGauges(
                receiver,
                samples,
                clock.getIfUnique(Clock::systemUTC),
                registry,
                metrics.getIfAvailable(() -> new ReceiverMetrics(registry)));
    }
}
