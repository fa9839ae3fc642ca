package dev.cuehook.servlet;

import dev.cuehook.receiver.EndpointOptions;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.servlet.container.Container;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.container.Settings;
import dev.cuehook.servlet.wire.Message;
import dev.cuehook.servlet.wire.Reply;
import dev.cuehook.servlet.wire.Wire;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The two ways into an application; what holds for one holds for the other. */
enum Entrance {
    SERVLET {
        @Override
        Door open(Containers containers, Settings settings, Consumer<EndpointOptions> options) {
            ReceiverApp app =
                    ReceiverApp.with().settings(settings).options(options).start(containers);
            return new Door(app.container(), app::handled, app::outcomes, app);
        }
    },
    FILTER {
        @Override
        Door open(Containers containers, Settings settings, Consumer<EndpointOptions> options) {
            Controller controller = Controller.answeringOk();
            GuardedApp app = GuardedApp.with(controller)
                    .settings(settings)
                    .endpoint(endpoint -> endpoint.options(options))
                    .start(containers);
            return new Door(app.container(), controller::reached, app::outcomes, app);
        }
    };

    static final String PATH = "/webhooks/fastpix";

    /** Opens it in a container of its own. */
    abstract Door open(Containers containers, Settings settings, Consumer<EndpointOptions> options);

    Door open(Containers containers) {
        return open(containers, Settings.USUAL, unchanged -> {});
    }

    /** Each entrance in each container. */
    static Stream<Arguments> everywhere() {
        return Stream.of(Containers.values())
                .flatMap(containers -> Arrays.stream(values()).map(entrance -> Arguments.of(containers, entrance)));
    }

    /** An open entrance, what came through it, and what was answered. */
    record Door(Container container, Came came, Answered answered, AutoCloseable app) implements AutoCloseable {

        Wire connect() throws IOException {
            return Wire.to(container);
        }

        Reply exchange(Message message) throws IOException {
            return Wire.exchange(container, message);
        }

        /** The ids of the events that came through. */
        List<String> reached() {
            return came.through();
        }

        List<Outcome> outcomes() {
            return answered.outcomes();
        }

        @Override
        public void close() {
            try {
                app.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @FunctionalInterface
    interface Came {
        List<String> through();
    }

    @FunctionalInterface
    interface Answered {
        List<Outcome> outcomes();
    }
}
