package dev.cuehook.spring;

import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The health entry of Spring Boot 3, whose types are elsewhere than those of the other version. */
@AutoConfiguration(after = CuehookOperationsAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(ReceiverHealthCheck.class)
@ConditionalOnEnabledHealthIndicator("cuehook")
class CuehookBoot3HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "cuehookHealthIndicator")
    HealthIndicator cuehookHealthIndicator(ReceiverHealthCheck check) {
        return () -> {
            ReceiverHealth health = check.check();
            return Health.status(health.status()).withDetails(health.details()).build();
        };
    }
}
