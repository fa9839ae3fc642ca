package dev.cuehook.quickstart.docs;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.spring.WebhookEndpoint;
import dev.cuehook.spring.WebhookListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Controllers that take verified webhooks, and the listener that one of them becomes. */
final class ControllerSamples {

    private static final Logger LOG = LoggerFactory.getLogger(ControllerSamples.class);

    private ControllerSamples() {}

    /** The first step. */
    @RestController
    record Hooks(Catalog catalog) {

        @PostMapping("/hooks/fastpix")
        void fastPix(FastPixEvent event) {
            if (event instanceof FastPixEvent.MediaReady ready) {
                catalog.publish(ready.media().id());
            }
        }
    }

    /** The second. */
    record Listener(Catalog catalog) {

        @WebhookListener
        void ready(FastPixEvent.MediaReady event) {
            catalog.publish(event.media().id());
        }
    }

    /** Two endpoints bring the same type. */
    @RestController
    static class Billing {

        @PostMapping("/billing/stripe")
        @WebhookEndpoint("stripe") // Mux brings the same type
        ResponseEntity<Void> stripe(JsonEvent event, VerifiedWebhook webhook) {
            LOG.info("{}, checked with key {}", event.envelope().type(), webhook.keyId());
            return ResponseEntity.accepted().build();
        }

        @PostMapping("/encoding/mux")
        @WebhookEndpoint("mux")
        void mux(JsonEvent event) {
            LOG.info("{}", event.envelope().type());
        }
    }
}
