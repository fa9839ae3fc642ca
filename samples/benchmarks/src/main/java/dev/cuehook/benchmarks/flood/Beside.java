package dev.cuehook.benchmarks.flood;

import dev.cuehook.benchmarks.http.Bare;
import dev.cuehook.benchmarks.http.Container;
import dev.cuehook.benchmarks.http.Requests;
import dev.cuehook.benchmarks.inbox.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What becomes of 100 genuine deliveries a second while something else is sent beside them. */
final class Beside {

    private static final int USUAL = 100;

    /** Once a second, which is not felt. */
    private static final Flood NONE = new Flood(1, () -> Requests.forged(Studio.QUIET));

    private Beside() {}

    /**
     * Forged requests, five times as many against none; and ten times as many against as many to a bare servlet beside it, which is
     * what the machine takes for requests at all.
     */
    static void forged(Table table) throws Exception {
        Supplier<byte[]> forged = () -> Requests.forged(Studio.QUIET);
        run(table, "genuine p99, 5 x forged beside : none", 2, new Flood(5 * USUAL, forged), NONE);
        try (Container bare = Container.jetty(new Bare())) {
            Flood elsewhere = new Flood(10 * USUAL, forged, bare.port());
            Flood here = new Flood(10 * USUAL, forged);
            run(table, "genuine p99, 10 x forged beside : 10 x to a bare servlet", 2, here, elsewhere);
        }
    }

    /** One genuine delivery that somebody captured and sends again and again, five times as often as new ones come. */
    static void replay(Table table) throws Exception {
        byte[] captured = Requests.genuine(Studio.QUIET);
        run(table, "genuine p99, 5 x replays of one beside : none", 2, new Flood(5 * USUAL, () -> captured), NONE);
    }

    /** Genuine deliveries to another endpoint, ten times as many, nine of ten over its rate. */
    static void endpoint(Table table) throws Exception {
        run(
                table,
                "genuine p99, 10 x at an endpoint with a rate beside : none",
                3,
                new Flood(10 * USUAL, () -> Requests.genuine(Studio.BUSY)),
                NONE);
    }

    private static void run(Table table, String what, double goal, Flood flood, Flood usual) throws Exception {
        List<Double> ratios = new ArrayList<>();
        try (Studio studio = new Studio(busy -> busy.ratePerSecond(USUAL))) {
            p99(studio, flood, table); // warms up
            for (int i = 0; i < Table.ROUNDS; i++) {
                double without = p99(studio, usual, table);
                double flooded = p99(studio, flood, table);
                ratios.add(flooded / without);
                table.note("p99: %.2f ms in a flood, %.2f ms without", flooded, without);
            }
        }
        table.atMost(what, goal, ratios);
    }

    private static double p99(Studio studio, Flood flood, Table table) throws Exception {
        try (Pace genuine = new Pace(studio.port(), USUAL, () -> Requests.genuine(Studio.QUIET));
                Pace other = new Pace(flood.port == 0 ? studio.port() : flood.port, flood.perSecond, flood.requests)) {
            Thread.sleep(Table.SECONDS * 1_000L);
            double p99 = genuine.p99();
            long flooded = other.answered(200) + other.answered(401) + other.answered(429) + other.answered(503);
            if (flood.perSecond > NONE.perSecond) {
                table.note("  %d beside it, %d of them answered 200", flooded, other.answered(200));
            }
            if (genuine.answered(503) + genuine.answered(429) > 0 || other.answered(503) > 0) {
                throw new IllegalStateException("Genuine deliveries were refused.");
            }
            return p99;
        }
    }

    /** What is sent beside the genuine ones, to another port than theirs where that is not 0. */
    private record Flood(int perSecond, Supplier<byte[]> requests, int port) {

        Flood(int perSecond, Supplier<byte[]> requests) {
            this(perSecond, requests, 0);
        }
    }
}
