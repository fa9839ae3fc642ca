package dev.cuehook.servlet;

import dev.cuehook.fastpix.FastPix;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.receiver.EndpointOptions;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.receiver.ReceiverListener;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.servlet.container.Application;
import dev.cuehook.servlet.container.Container;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.container.Settings;
import dev.cuehook.servlet.wire.FastPixWire;
import dev.cuehook.servlet.wire.Message;
import dev.cuehook.servlet.wire.Reply;
import dev.cuehook.servlet.wire.Wire;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A receiver behind a {@link WebhookServlet} in a container; remembers what was answered and what was handled. */
final class ReceiverApp implements AutoCloseable {

    static final String PATH = "/webhooks/fastpix";

    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final WebhookReceiver receiver;
    private final Container container;

    private ReceiverApp(Containers containers, Setup setup) {
        WebhookReceiver.Builder builder = WebhookReceiver.builder()
                .endpoint("fastpix", FastPix.verifier(FastPixWire.secret()), setup.options)
                .inbox(Inbox.inMemory())
                .listener(new ReceiverListener() {
                    @Override
                    public void answered(Answered answered) {
                        outcomes.add(answered.outcome());
                    }
                })
                .handlers(handlers -> handlers.otherwise((event, delivery) ->
                        handled.add(Objects.requireNonNull(event.envelope().id()))));
        setup.receiver.accept(builder);
        receiver = builder.build();
        receiver.startWithoutWorkers();
        container = containers.start(setup.settings, context -> {
            setup.before.deploy(context);
            ServletRegistration.Dynamic servlet = context.addServlet("webhooks", new WebhookServlet(receiver));
            servlet.setAsyncSupported(setup.asyncSupported);
            servlet.addMapping(setup.mapping);
        });
    }

    static ReceiverApp on(Containers containers) {
        return new Setup().start(containers);
    }

    static Setup with() {
        return new Setup();
    }

    Container container() {
        return container;
    }

    Wire connect() throws IOException {
        return Wire.to(container);
    }

    Reply exchange(Message message) throws IOException {
        return Wire.exchange(container, message);
    }

    /** What became of each request, in the order of answers. */
    List<Outcome> outcomes() {
        return outcomes;
    }

    /** The ids of all events handled so far; handles what is due. */
    List<String> handled() {
        receiver.handleDue();
        return handled;
    }

    void closeReceiver() {
        receiver.close();
    }

    @Override
    public void close() {
        container.close();
        receiver.close();
    }

    /** What is otherwise than usual. */
    static final class Setup {

        private Consumer<EndpointOptions> options = unchanged -> {};
        private Consumer<WebhookReceiver.Builder> receiver = unchanged -> {};
        private Application before = context -> {};
        private Settings settings = Settings.USUAL;
        private String mapping = "/webhooks/*";
        private boolean asyncSupported;

        Setup options(Consumer<EndpointOptions> options) {
            this.options = options;
            return this;
        }

        Setup receiver(Consumer<WebhookReceiver.Builder> receiver) {
            this.receiver = receiver;
            return this;
        }

        /** Deployed first, so that filters come first. */
        Setup behind(Application before) {
            this.before = before;
            return this;
        }

        Setup contextPath(String contextPath) {
            return settings(settings.at(contextPath));
        }

        /** Of the container. */
        Setup settings(Settings settings) {
            this.settings = settings;
            return this;
        }

        Setup mapping(String mapping) {
            this.mapping = mapping;
            return this;
        }

        Setup asyncSupported() {
            this.asyncSupported = true;
            return this;
        }

        ReceiverApp start(Containers containers) {
            return new ReceiverApp(containers, this);
        }
    }
}
