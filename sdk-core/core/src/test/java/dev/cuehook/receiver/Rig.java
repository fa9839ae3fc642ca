package dev.cuehook.receiver;

import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookResponse;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.inbox.SettableClock;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A receiver on the inbox in memory, at a clock that stands still, with what it handled and what it told. */
final class Rig implements AutoCloseable {

    final SettableClock clock;
    final Recorder heard = new Recorder();
    /** The platform's ids of the events that the handler took, in order. */
    final List<String> handled = new CopyOnWriteArrayList<>();

    final WebhookReceiver receiver;

    private Rig(Builder builder) {
        this.clock = builder.clock;
        builder.setUp.accept(builder.receiver);
        if (builder.handler == null) {
            builder.receiver.handlers(h -> h.otherwise((event, delivery) -> handled.add(name(event))));
        } else {
            EventHandler<WebhookEvent> handler = builder.handler;
            builder.receiver.handlers(h -> h.otherwise((event, delivery) -> {
                handler.handle(event, delivery);
                handled.add(name(event));
            }));
        }
        this.receiver = builder.receiver
                .inbox(builder.inbox)
                .clock(clock)
                .listener(heard)
                .build();
    }

    /** A receiver with an endpoint for each of these. */
    static Builder of(Sender... senders) {
        Builder builder = new Builder();
        for (Sender sender : senders) {
            builder.endpoint(sender, options -> {});
        }
        return builder;
    }

    static String name(WebhookEvent event) {
        String id = event.envelope().id();
        return id == null ? event.envelope().type() : id;
    }

    WebhookResponse send(Wire wire) {
        return receiver.receive(wire.request());
    }

    int status(Wire wire) {
        return send(wire).status();
    }

    /** Hands a request in as an adapter does. */
    WebhookResponse send(WebhookHead head, InputStream body) {
        Ticket ticket = receiver.admit(head);
        return ticket.response().orElseGet(() -> receiver.receive(ticket, body));
    }

    /** A head with the wire's URL and headers. */
    static WebhookRequest.Builder head(Wire wire) {
        WebhookRequest.Builder builder = WebhookRequest.post(wire.url());
        wire.headers().forEach(header -> builder.header(header.name(), header.value()));
        return builder;
    }

    Outcome outcome() {
        return heard.lastAnswer().outcome();
    }

    @Override
    public void close() {
        receiver.close();
    }

    /** Collects what differs from the default. */
    static final class Builder {

        private final SettableClock clock = new SettableClock(Sender.NOW);
        private final WebhookReceiver.Builder receiver = WebhookReceiver.builder();
        private Consumer<WebhookReceiver.Builder> setUp = unchanged -> {};
        private Inbox inbox = MemoryInbox.builder().build();

        @Nullable
        private EventHandler<WebhookEvent> handler;

        Builder endpoint(Sender sender, Consumer<EndpointOptions> options) {
            receiver.endpoint(sender.platform().id(), sender.verifier(clock), options);
            return this;
        }

        Builder with(Consumer<WebhookReceiver.Builder> more) {
            setUp = setUp.andThen(more);
            return this;
        }

        Builder inbox(Inbox inbox) {
            this.inbox = inbox;
            return this;
        }

        /** Takes everything; what it does not throw at counts as handled. */
        Builder handler(EventHandler<WebhookEvent> handler) {
            this.handler = handler;
            return this;
        }

        Rig build() {
            return new Rig(this);
        }

        /** Built, and open without workers. */
        Rig open() {
            Rig rig = build();
            rig.receiver.startWithoutWorkers();
            return rig;
        }

        /** Built, and started. */
        Rig start() {
            Rig rig = build();
            rig.receiver.start();
            return rig;
        }
    }
}
