package dev.cuehook.quickstart.docs;

import dev.cuehook.Lifecycle;
import dev.cuehook.Lifecycle.Stage;
import dev.cuehook.WebhookEvent;
import dev.cuehook.aioz.AiozEvent;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.receiver.Delivery;
import dev.cuehook.receiver.Handlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Handlers of every rank. */
class HandlerSamples {

    private final Catalog catalog;
    private final Alerts alerts;
    private final Set<String> mailed = new HashSet<>();

    HandlerSamples(Catalog catalog, Alerts alerts) {
        this.catalog = catalog;
        this.alerts = alerts;
    }

    void ranks(Handlers.Builder handlers) {
        handlers.on(FastPixEvent.MediaReady.class, (event, delivery) -> publish(event)) // 1. a record
                .on(FastPixEvent.MediaEvent.class, (event, delivery) -> note(event)) // 2. a group
                .on(AiozEvent.class, (event, delivery) -> note(event)) // 3. a platform's family
                .on(Stage.MEDIA_FAILED, (event, delivery) -> warn(event)) // 4. a stage
                .onPlatform("mux", (event, delivery) -> note(event)) // 5. a platform by its id
                .otherwise((event, delivery) -> note(event)); // 6. the rest
    }

    void boundToAnEndpoint(Handlers.Builder handlers) {
        handlers.on(FastPixEvent.MediaReady.class, (event, delivery) -> publish(event))
                .at("staging", staging -> staging.on(FastPixEvent.MediaReady.class, (event, delivery) -> note(event)));
    }

    void withTermsOfTheirOwn(Handlers.Builder handlers) {
        handlers.concurrency(2, few -> few.on(FastPixEvent.MediaReady.class, (event, delivery) -> publish(event)))
                .retryPolicy(
                        RetryPolicy.never(), once -> once.on(Stage.MEDIA_FAILED, (event, delivery) -> warn(event)));
    }

    void group(FastPixEvent.MediaEvent event, Delivery delivery) {
        if (event instanceof FastPixEvent.MediaReady) {
            catalog.publish(event.media().id());
        } else if (event instanceof FastPixEvent.MediaDeleted) {
            catalog.withdraw(event.media().id());
        } // and whatever the next version knows by name
    }

    void anyPlatform(WebhookEvent event, Delivery delivery) {
        Optional<Lifecycle> lifecycle = event.lifecycle();
        if (lifecycle.isPresent() && lifecycle.get().stage() == Stage.MEDIA_READY) {
            catalog.publish(lifecycle.get().resourceId());
        }
    }

    RetryPolicy retries() {
        return RetryPolicy.defaults()
                .attempts(8)
                .backOff(Duration.ofSeconds(2), Duration.ofMinutes(1))
                .maxBlock(Duration.ofMinutes(5))
                .givingUpOn(IllegalArgumentException.class); // will not get better: dead at once
    }

    void once(FastPixEvent.MediaReady event, Delivery delivery) {
        if (mailed.add(delivery.id())) { // the same in every attempt; keep such a set where the effect is
            note(event);
        }
    }

    private void publish(FastPixEvent.MediaReady event) {
        catalog.publish(event.media().id());
    }

    private void warn(WebhookEvent event) {
        alerts.raise(event.lifecycle().orElseThrow());
    }

    private void note(WebhookEvent event) {
        mailed.add(event.envelope().type());
    }
}
