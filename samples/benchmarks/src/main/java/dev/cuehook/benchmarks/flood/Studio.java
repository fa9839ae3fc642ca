package dev.cuehook.benchmarks.flood;

import dev.cuehook.WebhookEvent;
import dev.cuehook.benchmarks.http.Container;
import dev.cuehook.benchmarks.http.Requests;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.receiver.EndpointOptions;
import dev.cuehook.receiver.ReceiverListener;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.servlet.WebhookServlet;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A receiver of two endpoints in Jetty. */
final class Studio implements AutoCloseable {

    /** The endpoint whose answers are timed. */
    static final String QUIET = "quiet";

    /** The one that is flooded. */
    static final String BUSY = "busy";

    private final AtomicLong handled = new AtomicLong();
    private final WebhookReceiver receiver;
    private final Container container;

    Studio(Consumer<EndpointOptions> busy) throws Exception {
        receiver = WebhookReceiver.builder()
                .endpoint(QUIET, FastPix.verifier(Requests.secret()))
                .endpoint(BUSY, FastPix.verifier(Requests.secret()), busy)
                .inbox(MemoryInbox.builder().build())
                .handlers(handlers -> handlers.on(WebhookEvent.class, (event, delivery) -> {}))
                .listener(new ReceiverListener() {
                    @Override
                    public void settled(Settled settled) {
                        handled.incrementAndGet();
                    }
                })
                .closingTime(Duration.ofSeconds(1))
                .build();
        receiver.start();
        container = Container.jetty(new WebhookServlet(receiver));
    }

    int port() {
        return container.port();
    }

    /** How many deliveries were handled so far. */
    long handled() {
        return handled.get();
    }

    @Override
    public void close() {
        container.close();
        receiver.close();
    }
}
