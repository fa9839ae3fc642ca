package dev.cuehook.quickstart.docs;

import static dev.cuehook.Lifecycle.Stage.LIVE_ENDED;
import static dev.cuehook.Lifecycle.Stage.MEDIA_FAILED;
import static dev.cuehook.Lifecycle.Stage.RENDITION_FAILED;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import dev.cuehook.Lifecycle;
import dev.cuehook.UnknownEvent;
import dev.cuehook.WebhookEvent;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.jwplayer.JwPlayerEvent;
import dev.cuehook.receiver.Delivery;
import dev.cuehook.spring.WebhookListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Methods that handle webhooks. */
@Component
class SpringListeners {

    private static final Logger LOG = LoggerFactory.getLogger(SpringListeners.class);

    private final Catalog catalog;
    private final Alerts alerts;

    SpringListeners(Catalog catalog, Alerts alerts) {
        this.catalog = catalog;
        this.alerts = alerts;
    }

    @WebhookListener
    void ready(FastPixEvent.MediaReady event) {
        catalog.publish(event.media().id());
    }

    @WebhookListener // a group: every event about a media, with what the delivery is
    void media(JwPlayerEvent.MediaEvent event, Delivery delivery) {
        LOG.info("{} of {}, attempt {}", event.envelope().type(), event.media().id(), delivery.attempt());
    }

    @WebhookListener(stage = {MEDIA_FAILED, RENDITION_FAILED}) // on every platform
    void failed(Lifecycle lifecycle) {
        alerts.raise(lifecycle);
    }

    @WebhookListener(stage = LIVE_ENDED, concurrency = 2, retryPolicy = "patient") // two at once, whatever comes
    void archive(Lifecycle lifecycle) {
        catalog.publish(lifecycle.resourceId());
    }

    @Bean
    static RetryPolicy patient() {
        return RetryPolicy.defaults()
                .attempts(20)
                .backOff(ofSeconds(10), ofHours(1))
                .maxBlock(ofDays(1));
    }

    @WebhookListener(endpoint = "fastpix") // types that this version does not know, of one endpoint
    void unknown(UnknownEvent event) {
        LOG.info("Not known yet: {}", event.envelope().type());
    }

    @WebhookListener // whatever no other method takes
    void rest(WebhookEvent event) {
        LOG.debug("Not handled: {}", event.envelope().type());
    }
}
