package dev.cuehook.benchmarks.http;

import dev.cuehook.WebhookEvent;
import dev.cuehook.benchmarks.inbox.Table;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import dev.cuehook.receiver.AckMode;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.servlet.WebhookServlet;
import jakarta.servlet.Servlet;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests that a container answers in a second: with a bare servlet, and with all that Cuehook does before it answers. Every
 * ratio is the median of interleaved rounds ({@code -Drounds=3}, {@code -Dseconds=2}, which are thousands of requests on each
 * connection).
 */
public final class AckRates {

    private static final String ENDPOINT = "fastpix";

    private AckRates() {}

    /** Runs it on Jetty and on Tomcat. */
    public static void main(String[] arguments) throws Exception {
        Table table = new Table();
        run("Jetty", Container::jetty, table);
        run("Tomcat", Container::tomcat, table);
        table.end();
    }

    private static void run(String name, Start start, Table table) throws Exception {
        try (WebhookReceiver handling = receiver(Inbox.inMemory(), AckMode.AFTER_HANDLING);
                WebhookReceiver memory =
                        receiver(MemoryInbox.builder().mostOpen(1_000_000).build(), AckMode.BEST_EFFORT);
                WebhookReceiver embedded = receiver(
                        JdbcInbox.embedded(Files.createTempDirectory("cuehook-ack")), AckMode.AFTER_DURABLE_ACCEPT);
                Container bare = start.with(new Bare());
                Container verifying = start.with(new Bare(FastPix.verifier(Requests.secret())));
                Container inline = start.with(new WebhookServlet(handling));
                Container inMemory = start.with(new WebhookServlet(memory));
                Container onFile = start.with(new WebhookServlet(embedded))) {
            Map<String, Container> compared = new LinkedHashMap<>();
            compared.put("verify only", verifying);
            compared.put("verify, event, memory dedupe", inline);
            compared.put("inbox in memory", inMemory);
            compared.put("embedded inbox", onFile);
            Map<String, List<Double>> ratios = new LinkedHashMap<>();
            measure(bare, 4);
            for (Container one : List.of(verifying, inline, inMemory)) {
                measure(one, 4); // warms up
            }
            measure(onFile, 1);
            for (int i = 0; i < Table.ROUNDS; i++) {
                double most = measure(bare, Table.SECONDS);
                table.note("%s, bare: %.0f requests a second", name, most);
                for (Map.Entry<String, Container> one : compared.entrySet()) {
                    double rate = measure(one.getValue(), Table.SECONDS);
                    table.note("%s, %s: %.0f", name, one.getKey(), rate);
                    ratios.computeIfAbsent(one.getKey(), none -> new ArrayList<>())
                            .add(rate / most);
                }
            }
            ratios.forEach((what, values) -> table.atLeast(name + ", " + what + " : bare", goal(what), values));
        }
    }

    /** What waits for a disk has none here: its rate is the disk's. */
    private static double goal(String what) {
        return switch (what) {
            case "verify only" -> 0.9;
            case "verify, event, memory dedupe" -> 0.8;
            default -> 0;
        };
    }

    private static double measure(Container container, int seconds) throws Exception {
        Load load = new Load(8, 1_500 * seconds, () -> Requests.genuine(ENDPOINT));
        long begun = System.nanoTime();
        load.send(container.port(), 200);
        return load.size() * 1e9 / (System.nanoTime() - begun);
    }

    private static WebhookReceiver receiver(Inbox inbox, AckMode mode) {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .endpoint(ENDPOINT, FastPix.verifier(Requests.secret()), options -> options.ackMode(mode))
                .inbox(inbox)
                .handlers(handlers -> handlers.on(WebhookEvent.class, (event, delivery) -> {}))
                .build();
        receiver.start();
        return receiver;
    }

    /** Starts a container with a servlet. */
    @FunctionalInterface
    private interface Start {
        Container with(Servlet servlet) throws Exception;
    }
}
