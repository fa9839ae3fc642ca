package dev.cuehook.quickstart.docs;

import dev.cuehook.Secret;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.servlet.WebhookServlet;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;

/** A receiver that lives as long as its web application; register it as a listener. */
public class ServletSample implements ServletContextListener {

    private final Catalog catalog;
    private final WebhookReceiver receiver;

    ServletSample(Catalog catalog, Secret fastPixSecret) {
        this.catalog = catalog;
        this.receiver = WebhookReceiver.builder()
                .endpoint("fastpix", FastPix.verifier(fastPixSecret))
                .inbox(JdbcInbox.embedded(Path.of("data/inbox")))
                .handlers(handlers -> handlers.on(FastPixEvent.MediaReady.class, (event, delivery) -> publish(event)))
                .build();
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext()
                .addServlet("webhooks", new WebhookServlet(receiver))
                .addMapping("/webhooks/*");
        receiver.start();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        receiver.close();
    }

    private void publish(FastPixEvent.MediaReady event) {
        catalog.publish(event.media().id());
    }
}
