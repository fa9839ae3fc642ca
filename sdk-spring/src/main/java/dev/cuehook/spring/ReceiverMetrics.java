package dev.cuehook.spring;

import dev.cuehook.inbox.DeadReason;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.receiver.ReceiverListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.Supplier;

/** Meters of what the receiver tells. The registry is asked for at the first event: it is made later than the receiver. */
final class ReceiverMetrics implements ReceiverListener {

    private final Supplier<MeterRegistry> registry;

    ReceiverMetrics(Supplier<MeterRegistry> registry) {
        this.registry = registry;
    }

    /** Lets what should never happen be 0 from the start: an increase from nothing is none to most alarms. */
    void begin(String endpoint, String platform) {
        for (DeadReason reason : DeadReason.values()) {
            dead(endpoint, platform, reason).increment(0);
        }
        abandonedCounter(endpoint).increment(0);
    }

    @Override
    public void answered(Answered answered) {
        Counter.builder("cuehook.deliveries")
                .description("Requests by what became of them.")
                .tags("endpoint", answered.endpoint(), "platform", answered.platform())
                .tag("outcome", lowerCase(answered.outcome()))
                .register(registry.get())
                .increment();
        if (isAcknowledged(answered.outcome())) {
            Timer.builder("cuehook.ack")
                    .description("Time from a request's arrival to the 2xx of a genuine delivery.")
                    .tags("endpoint", answered.endpoint(), "platform", answered.platform())
                    .register(registry.get())
                    .record(answered.took());
        }
    }

    private static boolean isAcknowledged(Outcome outcome) {
        return outcome == Outcome.ACCEPTED || outcome == Outcome.DUPLICATE || outcome == Outcome.HANDLED;
    }

    @Override
    public void attempted(Attempted attempted) {
        Timer.builder("cuehook.handler")
                .description("Time of attempts to handle a delivery.")
                .tags("endpoint", attempted.endpoint(), "platform", attempted.platform())
                .tag("outcome", attempted.error() == null ? "success" : "failure")
                .register(registry.get())
                .record(attempted.took());
    }

    @Override
    public void settled(Settled settled) {
        if (settled.dead() != null) {
            dead(settled.endpoint(), settled.platform(), settled.dead()).increment();
        }
    }

    private Counter dead(String endpoint, String platform, DeadReason reason) {
        return Counter.builder("cuehook.dead")
                .description("Deliveries that were given up.")
                .tags("endpoint", endpoint, "platform", platform)
                .tag("reason", lowerCase(reason))
                .register(registry.get());
    }

    @Override
    public void abandoned(String endpoint) {
        abandonedCounter(endpoint).increment();
    }

    private Counter abandonedCounter(String endpoint) {
        return Counter.builder("cuehook.handler.abandoned")
                .description("Handlers that did not come back within twice their time limit.")
                .tag("endpoint", endpoint)
                .register(registry.get());
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
