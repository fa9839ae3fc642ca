package dev.cuehook.benchmarks.spring;

import dev.cuehook.benchmarks.inbox.Table;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a Spring Boot application takes from the start of its process until it listens, with the starter and without.
 * Medians of interleaved rounds ({@code -Drounds=3}).
 */
public final class StartUp {

    private StartUp() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Table table = new Table();
        List<Double> controller = new ArrayList<>();
        List<Double> listener = new ArrayList<>();
        for (int i = 0; i < Table.ROUNDS; i++) {
            double bare = millis(Application.without(BareApplication.class));
            double controlling = millis(Application.withController());
            double listening = millis(Application.with(
                    ListenerApplication.class, "cuehook.inbox.path=" + Files.createTempDirectory("cuehook-start-up")));
            table.note("bare %.0f, controller %.0f, listener %.0f ms", bare, controlling, listening);
            controller.add(controlling / bare);
            listener.add(listening / bare);
        }
        table.atMost("start-up with a controller of one's own : without the starter", 1.15, controller);
        table.atMost("start-up with the embedded inbox and a listener : without", 1.15, listener);
        table.end();
    }

    private static double millis(Application application) {
        try (application) {
            return application.startUp().toNanos() / 1e6;
        }
    }
}
