package dev.cuehook.spring;

import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.receiver.ReceiverListener;
import dev.cuehook.receiver.Tracing;
import dev.cuehook.receiver.WebhookReceiver;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts a receiver together from properties and beans. */
final class ReceiverAssembly {

    private final CuehookProperties properties;
    private final Clock clock;
    private final WebhookReceiver.Builder receiver = WebhookReceiver.builder();
    private boolean hasCustomizer;

    ReceiverAssembly(CuehookProperties properties, Clock clock, Inbox inbox) {
        this.properties = properties;
        this.clock = clock;
        CuehookProperties.Handlers handlers = properties.handlers();
        CuehookConfigurationException.at(
                "cuehook.handlers.concurrency", () -> receiver.concurrency(handlers.concurrency()));
        CuehookConfigurationException.at(
                "cuehook.handlers.time-limit", () -> receiver.handlerTimeLimit(handlers.timeLimit()));
        receiver.inbox(inbox).clock(clock).retryPolicy(retryPolicy());
    }

    private RetryPolicy retryPolicy() {
        CuehookProperties.Retry retry = properties.retry();
        RetryPolicy attempts = CuehookConfigurationException.at(
                "cuehook.retry.attempts", () -> RetryPolicy.defaults().attempts(retry.attempts()));
        RetryPolicy backOff = CuehookConfigurationException.at(
                "cuehook.retry.first and cuehook.retry.longest",
                () -> attempts.backOff(retry.first(), retry.longest()));
        return CuehookConfigurationException.at(
                "cuehook.inbox.order.max-block",
                () -> backOff.maxBlock(properties.inbox().order().maxBlock()));
    }

    void add(ConfiguredEndpoints endpoints, Confirmations confirmations) {
        if (!endpoints.ofControllers().isEmpty()) {
            receiver.endpointsOptional();
        }
        for (ConfiguredEndpoint endpoint : endpoints.received()) {
            OptionProperties options = new OptionProperties(
                    endpoint.name(), endpoint.properties(), properties.inbox().tooOld());
            receiver.endpoint(endpoint.name(), endpoint.verifier(clock), target -> {
                options.applyTo(target);
                confirmations.of(endpoint.name()).ifPresent(target::confirm);
            });
        }
    }

    void add(ListenerMethods listeners) {
        receiver.handlers(listeners::addTo);
    }

    /** How long closing may take: the property's time, or this where it is not set. */
    void closingTime(Duration ofShutdownPhase) {
        Duration own = properties.closingTime();
        CuehookConfigurationException.at(
                own == null ? ShutdownPhase.PROPERTY : "cuehook.closing-time",
                () -> receiver.closingTime(own == null ? ofShutdownPhase : own));
    }

    void dedupe(@Nullable DedupeStore dedupe) {
        if (dedupe != null) {
            receiver.dedupe(dedupe);
        } else if (properties.dedupe().store() == DedupePlace.REDIS) {
            throw new CuehookConfigurationException(
                    "cuehook.dedupe.store",
                    "Redis is to remember deliveries, and cuehook-dedupe-redis or Spring Data Redis with Lettuce is not there.",
                    "Add cuehook-dedupe-redis and spring-boot-starter-data-redis, or declare a DedupeStore bean.");
        }
    }

    void listener(ReceiverListener listener) {
        receiver.listener(listener);
    }

    void tracing(Tracing tracing) {
        receiver.tracing(tracing);
    }

    void customize(WebhookReceiverCustomizer customizer) {
        hasCustomizer = true;
        CuehookConfigurationException.explained(() -> {
            customizer.customize(receiver);
            return receiver;
        });
    }

    WebhookReceiver build() {
        if (properties.endpoints().isEmpty() && !hasCustomizer) {
            throw new CuehookConfigurationException("No endpoint is configured, so there is nothing to receive.", """
                    Write, for example:

                        cuehook:
                          endpoints:
                            fastpix:
                              platform: fastpix
                              secrets: ["${FASTPIX_SECRET}"]

                    or cuehook.enabled: false.""");
        }
        return CuehookConfigurationException.explained(receiver::build);
    }
}
