package dev.cuehook.inbox.jdbc.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Between a receiver and its database: loses connections at chosen moments, refuses them, or lets nothing through. */
final class TcpProxy implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final URI target;
    private final String url;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Cut> next = new AtomicReference<>();
    private volatile boolean refuses;
    private volatile CountDownLatch open = new CountDownLatch(0);

    /** To the database of a JDBC URL. */
    TcpProxy(String url) throws IOException {
        this.target = URI.create(url.substring("jdbc:".length()));
        this.url = url.replace(target.getAuthority(), "127.0.0.1:" + listener.getLocalPort());
        start(this::listen);
    }

    /** The same database, through here. */
    String url() {
        return url;
    }

    /** Loses all connections once, as soon as a message is one to cut at. */
    void cutOnce(Cut cut) {
        next.set(cut);
    }

    /** Whether the last cut has been made. */
    boolean hasCut() {
        return next.get() == null;
    }

    /** Loses all connections, and lets nobody connect. */
    void refuse() {
        refuses = true;
        cutAll();
    }

    /** Lets nothing through in either direction, and loses no connection. */
    void hold() {
        open = new CountDownLatch(1);
    }

    /** As before {@link #refuse} or {@link #hold}. */
    void restore() {
        refuses = false;
        open.countDown();
    }

    private void cutAll() {
        links.forEach(Link::close);
    }

    private void listen() throws IOException {
        while (true) {
            Socket client = listener.accept();
            if (refuses) {
                client.close();
                continue;
            }
            Link link = new Link(client, new Socket(target.getHost(), target.getPort()));
            links.add(link);
            if (refuses) { // since it was accepted
                link.close();
            }
            start(link::forward);
            start(link::back);
        }
    }

    private static void start(Pump pump) {
        Thread thread = new Thread(() -> {
            try {
                pump.run();
            } catch (IOException | InterruptedException e) {
                // the connection is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cutAll();
        restore();
    }

    /**
     * A message of a client to cut at.
     *
     * @param at whether it is this message, after what the connection has sent since its last commit
     * @param answerOnly whether the server gets the message, and does it, before the client loses the connection
     */
    record Cut(BiPredicate<String, String> at, boolean answerOnly) {}

    private final class Link {

        private final Socket client;
        private final Socket server;
        private final StringBuilder transaction = new StringBuilder();
        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile boolean answerIsLost;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void forward() throws IOException, InterruptedException {
            pump(client, server, (message, length) -> {
                String text = new String(message, 0, length, StandardCharsets.ISO_8859_1);
                Cut cut = next.get();
                if (cut != null && cut.at().test(transaction.toString(), text) && next.compareAndSet(cut, null)) {
                    if (cut.answerOnly()) {
                        answerIsLost = true;
                        server.getOutputStream().write(message, 0, length);
                        boolean unused = answered.await(10, TimeUnit.SECONDS);
                    }
                    cutAll();
                }
                transaction.append(text);
                if (text.contains("COMMIT") || text.contains("ROLLBACK")) {
                    transaction.setLength(0);
                }
                return true;
            });
        }

        void back() throws IOException, InterruptedException {
            pump(server, client, (message, length) -> {
                if (answerIsLost) {
                    answered.countDown();
                }
                return !answerIsLost;
            });
        }

        private void pump(Socket from, Socket to, Filter filter) throws IOException, InterruptedException {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[65_536];
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    open.await();
                    if (filter.passes(buffer, length)) {
                        out.write(buffer, 0, length);
                    }
                }
            } finally {
                close();
            }
        }

        void close() {
            links.remove(this);
            try (client;
                    server) {
                return;
            } catch (IOException e) {
                // it was closed already
            }
        }
    }

    @FunctionalInterface
    private interface Filter {
        boolean passes(byte[] message, int length) throws IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface Pump {
        void run() throws IOException, InterruptedException;
    }
}
