package dev.cuehook.inbox.jdbc.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends deliveries, each twice and a tenth of them out of order, over sixteen connections, kills the receiver at seeded
 * moments, starts it again, and sends again what got no answer, until all are acknowledged.
 */
final class CrashRun {

    private static final int CONNECTIONS = 16;

    private final Store store;
    private final Path folder;
    private final int deliveries;
    private final Set<Integer> killsAt;
    private final Queue<String> toSend = new ConcurrentLinkedQueue<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private volatile int port;

    CrashRun(Store store, Path folder, int deliveries, int kills, long seed) {
        this.store = store;
        this.folder = folder;
        this.deliveries = deliveries;
        Random random = new Random(seed);
        this.killsAt = new TreeSet<>();
        while (killsAt.size() < kills) {
            killsAt.add(1 + random.nextInt(deliveries * 2 - 2));
        }
        List<String> order = new ArrayList<>();
        for (int i = 0; i < deliveries; i++) {
            order.add(seed + "-" + i);
            order.add(seed + "-" + Math.max(0, i - random.nextInt(50))); // a repeat, of this one or one before
        }
        for (int i = 0; i < order.size() / 10; i++) {
            int from = random.nextInt(order.size());
            Collections.swap(order, from, Math.min(order.size() - 1, from + random.nextInt(30)));
        }
        toSend.addAll(order);
    }

    /** Runs to the end; the receiver is up then. */
    ReceiverProcess run() throws Exception {
        ReceiverProcess receiver = ReceiverProcess.start(store, folder, 0);
        port = receiver.port();
        ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                running.add(senders.submit(this::send));
            }
            int starts = 1;
            for (int killAt : killsAt) {
                while (answers.get() < killAt && running.stream().anyMatch(sender -> !sender.isDone())) {
                    Thread.onSpinWait();
                }
                receiver.kill();
                receiver = ReceiverProcess.start(store, folder, starts++);
                port = receiver.port();
            }
            for (Future<?> sender : running) {
                sender.get();
            }
            return receiver;
        } finally {
            senders.shutdownNow();
        }
    }

    /** The ids of all deliveries that got a 2xx. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    int deliveries() {
        return deliveries;
    }

    /** How many answers were neither 200 nor 503. */
    int refusals() {
        return refusals.get();
    }

    private Void send() throws GeneralSecurityException, InterruptedException {
        for (String id = toSend.poll(); id != null; id = toSend.poll()) {
            int status = 0;
            while (status != 200) {
                status = post(id);
                if (status != 200 && status != 503 && status != 0) {
                    refusals.incrementAndGet();
                    return null;
                }
            }
            acknowledged.add(id);
            answers.incrementAndGet();
        }
        return null;
    }

    private int post(String id) throws GeneralSecurityException, InterruptedException {
        int resource = Math.floorMod(id.hashCode(), 200);
        byte[] body = ("{\"type\":\"video.media.ready\",\"id\":\"" + id + "\",\"createdAt\":\"" + Instant.now()
                        + "\",\"data\":{\"id\":\"m" + resource + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/fastpix"))
                    .timeout(Duration.ofSeconds(20))
                    .header("FastPix-Signature", signature(body))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0; // killed; sent again
        }
    }

    private static String signature(byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(CrashReceiver.SECRET), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body));
    }
}
