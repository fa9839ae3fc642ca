package dev.cuehook.inbox.jdbc.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cuehook.Secret;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookResponse;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.jdbc.JdbcInboxBuilder;
import dev.cuehook.receiver.EndpointOptions.TooOld;
import dev.cuehook.receiver.WebhookReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A receiver with a durable inbox, behind the JDK's HTTP server, whose handler leaves one line, or one row, for each event; with
 * the embedded one it waits before that as long as there is a file {@code hold}, and each 2xx leaves a line before it is sent.
 */
final class CrashReceiver {

    static final String SECRET = "Y3Jhc2gtc2VjcmV0LW9mLXRoaXJ0eS10d28tYnl0ZXM=";

    /** The first member {@code id} of a body is the event's. */
    static final Pattern ID = Pattern.compile("\"id\":\"(\\d+-\\d+)\"");

    private CrashReceiver() {}

    /** The store, its database, its folder (also of the files of answers and effects, for the embedded one), and its variant. */
    public static void main(String[] arguments) throws IOException {
        Store store = Store.valueOf(arguments[0]);
        DataSource dataSource = store == Store.EMBEDDED ? null : store.dataSource(arguments[1]);
        Path folder = Path.of(arguments[2]);
        Variant variant = Variant.valueOf(arguments[3]);
        Inbox inbox = dataSource == null
                ? variant.inbox(JdbcInboxBuilder.embedded(folder.resolve("inbox")))
                : new ShortLeases(variant.inbox(JdbcInboxBuilder.in(dataSource)));
        WebhookReceiver receiver = WebhookReceiver.builder()
                .endpoint("fastpix", FastPix.verifier(Secret.of(SECRET)), options -> options.tooOld(TooOld.HANDLE))
                .inbox(inbox)
                .handlers(handlers -> handlers.on(FastPixEvent.MediaReady.class, (event, delivery) -> {
                    String id = Objects.requireNonNull(event.envelope().id());
                    if (dataSource == null) {
                        while (Files.exists(folder.resolve("hold"))) {
                            LockSupport.parkNanos(1_000_000);
                        }
                        line(folder.resolve("effects"), id);
                    } else if (variant == Variant.EFFECT_OUTSIDE) {
                        try (Connection own = dataSource.getConnection()) {
                            Effects.insert(own, id);
                        }
                    } else {
                        Effects.insert(delivery.transaction().unwrap(Connection.class), id);
                    }
                }))
                .build();
        receiver.start();
        Runtime.getRuntime().addShutdownHook(new Thread(receiver::close));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newFixedThreadPool(32));
        server.createContext(
                "/", exchange -> answer(receiver, exchange, dataSource == null ? folder.resolve("acks") : null));
        server.start();
        System.out.println("port " + server.getAddress().getPort());
    }

    private static void answer(WebhookReceiver receiver, HttpExchange exchange, @Nullable Path acks)
            throws IOException {
        try (exchange) {
            WebhookRequest.Builder request =
                    WebhookRequest.post(exchange.getRequestURI().toString());
            exchange.getRequestHeaders()
                    .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
            byte[] body = exchange.getRequestBody().readAllBytes();
            WebhookResponse response = receiver.receive(request.body(body).build());
            Matcher id = ID.matcher(new String(body, StandardCharsets.UTF_8));
            if (acks != null && response.isSuccess() && id.find()) {
                line(acks, id.group(1));
            }
            response.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(response.status(), -1);
        }
    }

    /** One write appends a line whole. */
    private static void line(Path file, String id) throws IOException {
        Files.write(
                file,
                (id + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
