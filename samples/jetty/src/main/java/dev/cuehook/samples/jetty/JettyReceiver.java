package dev.cuehook.samples.jetty;

import dev.cuehook.Lifecycle;
import dev.cuehook.Secret;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.flowplayer.Flowplayer;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.servlet.WebhookServlet;
import dev.cuehook.shotstack.Shotstack;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Receives webhooks of three platforms in plain Jetty and prints what it handles. Secrets come from the environment. */
public final class JettyReceiver {

    private JettyReceiver() {}

    /** Starts the server on the port of the first argument (8080), with its inbox in the folder of the second (data/inbox). */
    public static void main(String[] arguments) throws Exception {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .endpoint("fastpix", FastPix.verifier(secret("FASTPIX_SECRET")))
                .endpoint("flowplayer", Flowplayer.verifier(secret("FLOWPLAYER_SECRET")))
                .endpoint("shotstack", Shotstack.verifier(secret("SHOTSTACK_URL_TOKEN")))
                .inbox(JdbcInbox.embedded(Path.of(arguments.length < 2 ? "data/inbox" : arguments[1])))
                .handlers(handlers -> handlers.on(
                                FastPixEvent.MediaReady.class,
                                (event, delivery) ->
                                        print("FastPix media " + event.media().id() + " is ready"))
                        .on(
                                Lifecycle.Stage.MEDIA_FAILED,
                                (event, delivery) -> print("A media failed at " + delivery.endpoint()))
                        .otherwise((event, delivery) ->
                                print("Got " + event.envelope().type())))
                .build();
        receiver.start();

        Server server = new Server(arguments.length == 0 ? 8080 : Integer.parseInt(arguments[0]));
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new WebhookServlet(receiver)), "/webhooks/*");
        server.setHandler(context);
        Runtime.getRuntime().addShutdownHook(new Thread(receiver::close));
        server.start();
        print("Receiving on port " + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + " in "
                + JettyReceiver.class.getModule());
        server.join();
    }

    private static Secret secret(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IllegalArgumentException("Set the environment variable " + variable + ".");
        }
        return Secret.of(value);
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
