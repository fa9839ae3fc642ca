package dev.cuehook.benchmarks;

import dev.cuehook.Identity;
import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What the embedded inbox takes in and works off, as ratios within one run: many clients against one (which is one row a
 * commit), completed against accepted, the slow accepts against the usual ones, the file against the bodies.
 *
 * <p>On a disk whose flush costs next to nothing the first ratio says nothing: slow flushes down with {@code slow-flush.c}.
 */
public final class InboxRates {

    private static final int BODY = 1_024;
    private static final int CLIENTS = 32;
    private static final int WORKERS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(6);
    private static final String ENDPOINT = "fastpix";

    private InboxRates() {}

    /** Runs all; takes about half a minute. */
    public static void main(String[] arguments) throws Exception {
        Rates one = rates(1, 0);
        Rates many = rates(CLIENTS, 0);
        Rates worked = rates(CLIENTS, WORKERS);
        System.out.printf("%-46s %10.0f /s%n", "accepted, 1 client (one row a commit)", one.accepted);
        System.out.printf("%-46s %10.0f /s%n", "accepted, 32 clients (grouped)", many.accepted);
        System.out.printf("%-46s %10.1f%n", "grouped : one row a commit", many.accepted / one.accepted);
        System.out.printf("%-46s %10.0f /s%n", "accepted, with 32 workers beside", worked.accepted);
        System.out.printf("%-46s %10.3f%n", "completed : accepted", worked.completed / worked.accepted);
        System.out.printf(
                "%-46s %6.1f ms, %.1f ms, %.1f%n",
                "accept p50, p99, p99 : p50", many.p50, many.p99, many.p99 / many.p50);
        System.out.printf("%-46s %10.2f%n", "file per row : body", many.filePerRow / BODY);
    }

    private static Rates rates(int clients, int workers) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cuehook-rates");
        Run run = new Run(JdbcInbox.embedded(folder));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            threads.add(new Thread(run::accept));
        }
        for (int i = 0; i < workers; i++) {
            threads.add(new Thread(run::work));
        }
        threads.forEach(Thread::start);
        Thread.sleep(WARM_UP.toMillis());
        run.measure();
        Thread.sleep(MEASURED.toMillis());
        double seconds = run.end();
        for (Thread thread : threads) {
            thread.join();
        }
        run.inbox.close();
        double size = Files.size(folder.resolve("inbox.db"));
        return run.rates(seconds, size);
    }

    private record Rates(double accepted, double completed, double p50, double p99, double filePerRow) {}

    private static final class Run {

        private final Inbox inbox;
        private final AtomicLong accepted = new AtomicLong();
        private final AtomicLong completed = new AtomicLong();
        private final AtomicLong all = new AtomicLong();
        private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        private volatile boolean measuring;
        private volatile boolean ended;
        private long since;

        Run(Inbox inbox) {
            this.inbox = inbox;
            inbox.open(new InboxContext(Set.of(ENDPOINT), Clock.systemUTC(), () -> {}));
        }

        void accept() {
            while (!ended) {
                long begin = System.nanoTime();
                AcceptOutcome outcome = inbox.accept(delivery(), Duration.ofSeconds(5));
                if (outcome == AcceptOutcome.ACCEPTED) {
                    all.incrementAndGet();
                    if (measuring) {
                        accepted.incrementAndGet();
                        nanos.add(System.nanoTime() - begin);
                    }
                }
            }
        }

        void work() {
            while (!ended) {
                List<ClaimedDelivery> claims = inbox.claim(ENDPOINT, 4, Duration.ofMinutes(1));
                for (ClaimedDelivery claim : claims) {
                    boolean done = inbox.settle(claim, Settlement.done(), Transaction.none());
                    if (done && measuring) {
                        completed.incrementAndGet();
                    }
                }
                if (claims.isEmpty()) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
        }

        void measure() {
            since = System.nanoTime();
            measuring = true;
        }

        double end() {
            measuring = false;
            double seconds = (System.nanoTime() - since) / 1e9;
            ended = true;
            return seconds;
        }

        Rates rates(double seconds, double fileSize) {
            List<Long> sorted = nanos.stream().sorted().toList();
            return new Rates(
                    accepted.get() / seconds,
                    completed.get() / seconds,
                    sorted.get(sorted.size() / 2) / 1e6,
                    sorted.get(sorted.size() * 99 / 100) / 1e6,
                    fileSize / all.get());
        }

        private static StoredDelivery delivery() {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            byte[] key = new byte[32];
            random.nextBytes(key);
            byte[] body = new byte[BODY];
            random.nextBytes(body);
            byte[] resource =
                    ByteBuffer.allocate(32).putInt(random.nextInt(1_000)).array();
            return StoredDelivery.of(UUID.randomUUID().toString(), ENDPOINT, "fastpix", new Identity(key, "e"), body)
                    .type("video.media.ready")
                    .resource(new Identity(resource, "m"))
                    .times(null, Instant.now())
                    .build();
        }
    }
}
