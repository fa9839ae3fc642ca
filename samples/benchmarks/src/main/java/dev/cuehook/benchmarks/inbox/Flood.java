package dev.cuehook.benchmarks.inbox;

import dev.cuehook.Secret;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookRequest;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.receiver.ReceiverListener;
import dev.cuehook.receiver.WebhookReceiver;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A whole receiver with an embedded inbox and two endpoints of 100 requests a second, whose handlers take 10 ms: what becomes
 * of one endpoint when the other is sent ten times as much, which is more than its handlers can do.
 */
final class Flood {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final int USUAL = 100;
    private static final long HANDLING_NANOS = 10_000_000;

    private Flood() {}

    static void run(Table table) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Table.ROUNDS; i++) {
            double without = p99(USUAL);
            double flooded = p99(10 * USUAL);
            ratios.add(flooded / without);
            table.note("accepted to handled, p99: %.1f ms in a flood, %.1f ms without", flooded, without);
        }
        table.atMost("quiet endpoint: accepted to handled p99, flood beside it : none", 3, ratios);
    }

    private static double p99(int other) throws Exception {
        Queue<Duration> quiet = new ConcurrentLinkedQueue<>();
        AtomicInteger refused = new AtomicInteger();
        ReceiverListener listener = new ReceiverListener() {
            @Override
            public void answered(Answered answered) {
                if (answered.status() != 200) {
                    refused.incrementAndGet();
                }
            }

            @Override
            public void settled(Settled settled) {
                if (settled.endpoint().equals("quiet")) {
                    quiet.add(settled.took());
                }
            }
        };
        Secret secret = Secret.of(Base64.getEncoder().encodeToString(KEY));
        try (EmbeddedStore store = new EmbeddedStore();
                WebhookReceiver receiver = WebhookReceiver.builder()
                        .endpoint("quiet", FastPix.verifier(secret))
                        .endpoint("busy", FastPix.verifier(secret))
                        .handlers(handlers -> handlers.on(
                                WebhookEvent.class, (event, delivery) -> LockSupport.parkNanos(HANDLING_NANOS)))
                        .inbox(store.newInbox())
                        .listener(listener)
                        .closingTime(Duration.ofSeconds(1))
                        .build()) {
            receiver.start();
            ScheduledExecutorService senders = Executors.newScheduledThreadPool(2 * Clients.MANY);
            send(senders, receiver, "busy", other);
            send(senders, receiver, "quiet", USUAL);
            Thread.sleep(Table.SECONDS * 500L);
            quiet.clear();
            Thread.sleep(Table.SECONDS * 2_000L);
            if (refused.get() > 0) {
                throw new IllegalStateException(refused + " requests were refused.");
            }
            senders.shutdownNow();
            senders.awaitTermination(10, TimeUnit.SECONDS);
            List<Duration> sorted = quiet.stream().sorted().toList();
            return sorted.get(sorted.size() * 99 / 100).toNanos() / 1e6;
        }
    }

    /** Sends so many a second, whatever becomes of them. */
    private static void send(
            ScheduledExecutorService senders, WebhookReceiver receiver, String endpoint, int perSecond) {
        int count = Clients.MANY;
        long every = 1_000_000L * count / perSecond;
        for (int i = 0; i < count; i++) {
            var unused = senders.scheduleAtFixedRate(
                    () -> receiver.receive(request(endpoint)), every * i / count, every, TimeUnit.MICROSECONDS);
        }
    }

    private static WebhookRequest request(String endpoint) {
        byte[] body = ("{\"type\":\"video.media.updated\",\"object\":{\"type\":\"media\",\"id\":\"" + UUID.randomUUID()
                        + "\"},\"id\":\"" + UUID.randomUUID() + "\",\"data\":{\"title\":\"" + "x".repeat(850)
                        + "\"},\"createdAt\":\"" + Instant.now() + "\",\"attempts\":[]}")
                .getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return WebhookRequest.post("/webhooks/" + endpoint)
                    .header("FastPix-Signature", Base64.getEncoder().encodeToString(mac.doFinal(body)))
                    .body(body)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
