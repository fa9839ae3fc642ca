package dev.cuehook.servlet;

import dev.cuehook.fastpix.FastPix;
import dev.cuehook.receiver.InlineEndpoint;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.receiver.ReceiverListener;
import dev.cuehook.servlet.container.Application;
import dev.cuehook.servlet.container.Container;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.container.Settings;
import dev.cuehook.servlet.wire.FastPixWire;
import dev.cuehook.servlet.wire.Message;
import dev.cuehook.servlet.wire.Reply;
import dev.cuehook.servlet.wire.Wire;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A controller behind a {@link WebhookFilter} in a container; remembers what was answered. */
final class GuardedApp implements AutoCloseable {

    static final String PATH = "/webhooks/fastpix";
    static final EnumSet<DispatcherType> GUARDED =
            EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC);

    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final Container container;

    private GuardedApp(Containers containers, Setup setup) {
        var endpoint = InlineEndpoint.builder("fastpix", FastPix.verifier(FastPixWire.secret()))
                .listener(new ReceiverListener() {
                    @Override
                    public void answered(Answered answered) {
                        outcomes.add(answered.outcome());
                    }
                });
        setup.endpoint.accept(endpoint);
        container = containers.start(setup.settings, context -> {
            setup.beside.deploy(context);
            FilterRegistration.Dynamic filter = context.addFilter("guard", new WebhookFilter(endpoint.build()));
            filter.setAsyncSupported(true);
            if (setup.byServletName) {
                filter.addMappingForServletNames(setup.dispatches, false, "controller");
            } else {
                filter.addMappingForUrlPatterns(setup.dispatches, false, setup.mapping);
            }
            ServletRegistration.Dynamic servlet = context.addServlet("controller", setup.controller);
            servlet.setAsyncSupported(true);
            servlet.addMapping(setup.mapping);
        });
    }

    static Setup with(HttpServlet controller) {
        return new Setup(controller);
    }

    Container container() {
        return container;
    }

    Reply exchange(Message message) throws IOException {
        return Wire.exchange(container, message);
    }

    /** Delivers a genuine event with this id to the controller's path. */
    Reply deliver(String id) throws IOException {
        return exchange(Message.signed(PATH, FastPixWire.mediaReady(id)));
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    @Override
    public void close() {
        container.close();
    }

    /** What is otherwise than usual. */
    static final class Setup {

        private final HttpServlet controller;
        private Consumer<InlineEndpoint.Builder<?>> endpoint = unchanged -> {};
        private Application beside = context -> {};
        private String mapping = PATH;
        private boolean byServletName;
        private Settings settings = Settings.USUAL;
        private EnumSet<DispatcherType> dispatches = GUARDED;

        private Setup(HttpServlet controller) {
            this.controller = controller;
        }

        Setup endpoint(Consumer<InlineEndpoint.Builder<?>> endpoint) {
            this.endpoint = endpoint;
            return this;
        }

        /** Deployed first, so that filters come first. */
        Setup beside(Application beside) {
            this.beside = beside;
            return this;
        }

        /** Of both the filter and the controller. */
        Setup mapping(String mapping) {
            this.mapping = mapping;
            return this;
        }

        /** Maps the filter to the controller itself. */
        Setup byServletName() {
            this.byServletName = true;
            return this;
        }

        Setup dispatches(EnumSet<DispatcherType> dispatches) {
            this.dispatches = dispatches;
            return this;
        }

        /** Of the container. */
        Setup settings(Settings settings) {
            this.settings = settings;
            return this;
        }

        GuardedApp start(Containers containers) {
            return new GuardedApp(containers, this);
        }
    }
}
