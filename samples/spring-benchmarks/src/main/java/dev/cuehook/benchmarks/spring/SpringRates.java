package dev.cuehook.benchmarks.spring;

import dev.cuehook.benchmarks.http.Load;
import dev.cuehook.benchmarks.inbox.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that a Spring Boot application answers in a second: a bare controller, one that calls stripe-java's {@code
 * constructEvent}, one that the starter gives verified events. Medians of interleaved rounds ({@code -Drounds=3}, {@code
 * -Dseconds=2}).
 */
public final class SpringRates {

    private SpringRates() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        try (Application bare = Application.without(BareApplication.class);
                Application constructing = Application.without(ConstructEventApplication.class);
                Application ours = Application.withController()) {
            for (Application each : List.of(bare, constructing, ours)) {
                rate(each, 8 * Table.SECONDS); // warms up: Spring takes long to be compiled
            }
            Table table = new Table();
            List<Double> ofBare = new ArrayList<>();
            List<Double> ofConstructing = new ArrayList<>();
            for (int i = 0; i < Table.ROUNDS; i++) {
                double most = rate(bare, Table.SECONDS);
                double constructed = rate(constructing, Table.SECONDS);
                double rate = rate(ours, Table.SECONDS);
                table.note("bare %.0f, constructEvent %.0f, Cuehook %.0f requests a second", most, constructed, rate);
                ofBare.add(rate / most);
                ofConstructing.add(rate / constructed);
            }
            table.atLeast("Spring, verify, event, memory dedupe : bare controller", 0.88, ofBare);
            table.atLeast("Spring, the same : controller with constructEvent", 1.3, ofConstructing);
            table.end();
        }
    }

    private static double rate(Application application, int seconds) throws Exception {
        Load load = new Load(8, 1_000 * seconds, Requests::next);
        long begun = System.nanoTime();
        load.send(application.port(), 200);
        return load.size() * 1e9 / (System.nanoTime() - begun);
    }
}
