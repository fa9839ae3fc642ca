package dev.cuehook.samples.jetty;

import dev.cuehook.Lifecycle;
import dev.cuehook.Secret;
import dev.cuehook.WebhookEvent;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import dev.cuehook.jwplayer.JwPlayer;
import dev.cuehook.receiver.Delivery;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.servlet.WebhookServlet;
import dev.cuehook.shotstack.Shotstack;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** The receiver of README.md. */
final class ReadmeReceiver {

    final BlockingQueue<String> acted = new LinkedBlockingQueue<>();

    WebhookReceiver start(ServletContextHandler context, Secret fastPixSecret, Secret jwSecret, Secret urlToken) {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .endpoint("fastpix", FastPix.verifier(fastPixSecret))
                .endpoint("jw", JwPlayer.verifier(jw -> jw.webhook("2yW4KmiG", jwSecret)))
                .endpoint("shotstack", Shotstack.verifier(urlToken), endpoint -> endpoint.ratePerSecond(50))
                .inbox(JdbcInbox.embedded(Path.of("data/inbox"))) // or JdbcInbox.in(dataSource), or Inbox.inMemory()
                .handlers(handlers -> handlers.on(FastPixEvent.MediaReady.class, this::publish)
                        .on(Lifecycle.Stage.MEDIA_FAILED, this::alert) // on every platform
                        .otherwise((event, delivery) -> {}))
                .build();
        receiver.start();
        context.addServlet(new ServletHolder(new WebhookServlet(receiver)), "/webhooks/*");
        return receiver;
    }

    private void publish(FastPixEvent.MediaReady event, Delivery delivery) {
        acted.add("published " + event.media().id());
    }

    private void alert(WebhookEvent event, Delivery delivery) {
        Lifecycle lifecycle = event.lifecycle().orElseThrow();
        acted.add(lifecycle.stage() + " " + lifecycle.resourceId());
    }
}
