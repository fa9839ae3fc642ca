package dev.cuehook.inbox.jdbc.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cuehook.Secret;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookResponse;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import dev.cuehook.receiver.Delivery;
import dev.cuehook.receiver.WebhookReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Executors;

/** A receiver with a durable inbox, behind the JDK's HTTP server, whose handler leaves one line, or one row, for each event. */
final class CrashReceiver {

    static final String SECRET = "Y3Jhc2gtc2VjcmV0LW9mLXRoaXJ0eS10d28tYnl0ZXM=";

    private CrashReceiver() {}

    /** The store, its folder (also of the file of effects, for the embedded one). */
    public static void main(String[] arguments) throws IOException {
        Store store = Store.valueOf(arguments[0]);
        Path folder = Path.of(arguments[1]);
        Inbox inbox = store == Store.EMBEDDED
                ? JdbcInbox.embedded(folder.resolve("inbox"))
                : JdbcInbox.in(Objects.requireNonNull(store.dataSource()));
        WebhookReceiver receiver = WebhookReceiver.builder()
                .endpoint("fastpix", FastPix.verifier(Secret.of(SECRET)))
                .inbox(inbox)
                .handlers(handlers -> handlers.on(FastPixEvent.MediaReady.class, (event, delivery) -> {
                    if (store == Store.EMBEDDED) {
                        line(folder.resolve("effects"), event);
                    } else {
                        row(event, delivery);
                    }
                }))
                .build();
        receiver.start();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newFixedThreadPool(32));
        server.createContext("/", exchange -> answer(receiver, exchange));
        server.start();
        System.out.println("port " + server.getAddress().getPort());
    }

    private static void answer(WebhookReceiver receiver, HttpExchange exchange) throws IOException {
        try (exchange) {
            WebhookRequest.Builder request =
                    WebhookRequest.post(exchange.getRequestURI().toString());
            exchange.getRequestHeaders()
                    .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
            WebhookResponse response = receiver.receive(
                    request.body(exchange.getRequestBody().readAllBytes()).build());
            exchange.sendResponseHeaders(response.status(), -1);
        }
    }

    /** One write appends a line whole. */
    private static void line(Path file, FastPixEvent.MediaReady event) throws IOException {
        Files.write(
                file,
                (event.envelope().id() + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static void row(FastPixEvent.MediaReady event, Delivery delivery) throws SQLException {
        Connection connection = delivery.transaction().unwrap(Connection.class);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO cuehook_crash_effects (id) VALUES (?)")) {
            insert.setString(1, event.envelope().id());
            insert.executeUpdate();
        }
    }
}
