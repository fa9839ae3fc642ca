package dev.cuehook.spring;

import dev.cuehook.receiver.Tracing;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Traces that go on from the request to the handler, where the application is observed. */
@AutoConfiguration(
        after = CuehookAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration", // Boot 3
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration" // Boot 4
        })
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({CuehookProperties.class, ObservationRegistry.class})
class CuehookTracingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Tracing cuehookTracing(ObjectProvider<ObservationRegistry> registry) {
        // Asked for at the first delivery: the receiver is made before what the registry needs
        return new ObservedDeliveries(() -> registry.getIfUnique(() -> ObservationRegistry.NOOP));
    }
}
