package dev.cuehook.quickstart;

import dev.cuehook.Lifecycle.Stage;
import dev.cuehook.WebhookEvent;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.flowplayer.FlowplayerEvent;
import dev.cuehook.jwplayer.JwPlayerEvent;
import dev.cuehook.receiver.Delivery;
import dev.cuehook.spring.WebhookListener;
import org.springframework.stereotype.Component;

/** The application's own code: one method for each kind of event that it cares about. */
@Component
class Studio {

    private final HandledEvents handled;

    Studio(HandledEvents handled) {
        this.handled = handled;
    }

    @WebhookListener
    void publish(FastPixEvent.MediaReady event, Delivery delivery) throws InterruptedException {
        String title = event.media().title();
        if (title != null && title.startsWith("slow")) {
            Thread.sleep(100);
        }
        if ("flaky".equals(title) && delivery.attempt() < 3) {
            handled.add("publish failed", event, delivery);
            throw new IllegalStateException("The catalog is not there, for the sake of the tour.");
        }
        handled.add("publish", event, delivery);
    }

    @WebhookListener
    void video(FlowplayerEvent.VideoEvent event, Delivery delivery) {
        handled.add("video", event, delivery);
    }

    @WebhookListener
    void media(JwPlayerEvent.MediaEvent event, Delivery delivery) {
        handled.add("media", event, delivery);
    }

    /** Whatever platform it comes from. */
    @WebhookListener(stage = Stage.MEDIA_READY)
    void ready(WebhookEvent event, Delivery delivery) {
        handled.add("ready", event, delivery);
    }

    /** Everything that no other method takes. */
    @WebhookListener
    void rest(WebhookEvent event, Delivery delivery) {
        handled.add("rest", event, delivery);
    }
}
