package dev.cuehook.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** How long Spring gives a phase of the shutdown. */
final class ShutdownPhase {

    static final String PROPERTY = "spring.lifecycle.timeout-per-shutdown-phase";
    private static final Duration OF_BOOT = Duration.ofSeconds(30);

    private ShutdownPhase() {}

    static Duration of(Environment environment) {
        return Binder.get(environment).bind(PROPERTY, Duration.class).orElse(OF_BOOT);
    }
}
