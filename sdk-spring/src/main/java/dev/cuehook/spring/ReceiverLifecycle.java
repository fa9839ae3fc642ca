package dev.cuehook.spring;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.receiver.EndpointInfo;
import dev.cuehook.receiver.WebhookReceiver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the receiver as the last and closes it as the first: while the application comes up or goes down, requests get 503,
 * and handlers have everything that they need.
 */
final class ReceiverLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final WebhookReceiver receiver;
    private final ConfiguredEndpoints endpoints;
    private final String store;
    private final boolean workers;
    private volatile boolean running;
    private volatile boolean closed;

    ReceiverLifecycle(WebhookReceiver receiver, ConfiguredEndpoints endpoints, @Nullable Inbox inbox, boolean workers) {
        this.workers = workers;
        this.receiver = receiver;
        this.endpoints = endpoints;
        this.store = inbox == null ? "inbox set in code" : describe(inbox);
    }

    private static String describe(Inbox inbox) {
        if (inbox.isDurable()) {
            return "durable inbox";
        }
        return inbox instanceof MemoryInbox ? "inbox in memory" : "inbox that a power cut may take";
    }

    @Override
    public void start() {
        if (closed) {
            throw new IllegalStateException(
                    "The webhook receiver was closed when the application context was stopped, and "
                            + "cannot start again. Close the context and make a new one.");
        }
        receiver.endpoints().forEach(this::log);
        receiver.handlers().forEach(handler -> LOG.info("Handler: {}", handler));
        if (receiver.handlers().isEmpty() && !receiver.endpoints().isEmpty()) {
            LOG.warn(
                    "There is no handler: what arrives is acknowledged and done. Write a @WebhookListener method in a bean.");
        }
        if (workers) {
            receiver.start();
        } else {
            receiver.startWithoutWorkers();
        }
        running = true;
    }

    private void log(EndpointInfo endpoint) {
        LOG.info(
                "Endpoint {}: POST {}, platform {}, {}, {}, {}",
                endpoint.name(),
                endpoint.path(),
                endpoint.platform(),
                endpoint.awaitingSecret()
                        ? "awaiting its secret: probes are answered, everything else gets 503"
                        : endpoints.keysOf(endpoint.name()),
                endpoint.ackMode(),
                store);
    }

    @Override
    public void stop() {
        closed = true;
        running = false;
        receiver.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Spring 7 asks: a context that tests put aside for a while goes on receiving, because a closed receiver cannot start. */
    public boolean isPauseable() {
        return false;
    }
}
