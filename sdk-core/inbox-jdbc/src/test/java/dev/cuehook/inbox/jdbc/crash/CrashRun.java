package dev.cuehook.inbox.jdbc.crash;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends deliveries over some connections to one receiver or in turn to several, disturbs them at seeded moments, and sends again
 * what got no answer, until all are acknowledged. Ends the receivers that it started.
 */
final class CrashRun implements AutoCloseable {

    private final Launch launch;
    private final int connections;
    private final int deliveries;
    private final Set<Integer> disturbedAt;
    private final Queue<String> toSend = new ConcurrentLinkedQueue<>();
    private final Times times = new Times();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger unavailableInARow = new AtomicInteger();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final Sender sender = new Sender();
    private final List<ReceiverProcess> started = new ArrayList<>();
    private final List<ReceiverProcess> receivers = new CopyOnWriteArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();
    private volatile long awaySince;

    CrashRun(Launch launch, int deliveries, int disturbances, long seed) {
        this(launch, deliveries, disturbances, seed, 16);
    }

    CrashRun(Launch launch, int deliveries, int disturbances, long seed, int connections) {
        this.launch = launch;
        this.connections = connections;
        this.deliveries = deliveries;
        Schedule schedule = Schedule.of(deliveries, disturbances, seed);
        this.disturbedAt = schedule.disturbedAt();
        toSend.addAll(schedule.order());
    }

    /** With the seed that is set, or a new one, which is printed. */
    static CrashRun seeded(Launch launch, int deliveries, int disturbances) {
        long seed = Long.getLong("cuehook.crash.seed", System.nanoTime());
        System.out.println("Crash run on " + launch.store() + ": cuehook.crash.seed=" + seed);
        return new CrashRun(launch, deliveries, disturbances, seed);
    }

    /** Sends each delivery once. */
    CrashRun withoutRepeats() {
        List<String> once = toSend.stream().distinct().toList();
        toSend.clear();
        toSend.addAll(once);
        return this;
    }

    /** Kills one receiver and starts it again, to the end; the receiver is up then. */
    ReceiverProcess run() throws Exception {
        start();
        run(() -> {
            receivers.get(0).kill();
            startAgain();
        });
        return receivers.get(0);
    }

    /** Sends everything to the receivers, with a step in between at each of the seeded moments. */
    void run(Step disturbance) throws Exception {
        Future<?> sending = send();
        for (int moment : disturbedAt) {
            while (answers.get() < moment && !sending.isDone()) {
                LockSupport.parkNanos(200_000);
            }
            disturbance.run();
        }
        sending.get();
    }

    /** Starts one more receiver. */
    ReceiverProcess start() throws Exception {
        ReceiverProcess receiver = ReceiverProcess.start(launch, started.size());
        started.add(receiver);
        receivers.add(receiver);
        return receiver;
    }

    /** Starts a receiver in the place of the first. */
    void startAgain() throws Exception {
        start();
        receivers.remove(0);
    }

    /** Sends everything to a receiver that others started. */
    Future<?> sendTo(ReceiverProcess receiver) {
        receivers.add(receiver);
        return send();
    }

    /** Sends everything to the receivers; done when all of it is acknowledged. */
    Future<?> send() {
        CompletableFuture<?>[] running = new CompletableFuture<?>[connections];
        Arrays.setAll(running, i -> CompletableFuture.runAsync(this::sendInTurn, senders));
        return CompletableFuture.allOf(running);
    }

    /** Takes something away, sees that requests are answered 503 and nothing else meanwhile, and brings it back. */
    void without(Step takeAway, Step bringBack) throws Exception {
        takeAway.run();
        unavailableInARow.set(0);
        awaySince = System.nanoTime();
        await().atMost(Duration.ofMinutes(1)).until(() -> unavailableInARow.get() >= 20 || !refusals.isEmpty());
        awaySince = 0;
        bringBack.run();
    }

    /** Ends the senders, done or not, and the receivers. */
    @Override
    public void close() {
        senders.shutdownNow();
        started.forEach(ReceiverProcess::end);
    }

    /** The ids of all deliveries that got a 2xx. */
    Set<String> acknowledged() {
        return times.acknowledged();
    }

    Times times() {
        return times;
    }

    int deliveries() {
        return deliveries;
    }

    /** How many answers were 503 since the last that was 200. */
    int unavailableInARow() {
        return unavailableInARow.get();
    }

    /** Answers that should not be: neither 200 nor 503 with {@code Retry-After}, or 200 to a new one while the store was away. */
    Collection<String> refusals() {
        return refusals;
    }

    private void sendInTurn() {
        for (String id = toSend.poll(); id != null && refusals.isEmpty(); id = toSend.poll()) {
            times.sends(id);
            if (isAcknowledged(id)) {
                times.acknowledges(id);
                unavailableInARow.set(0);
                answers.incrementAndGet();
            } else {
                toSend.add(id);
                LockSupport.parkNanos(5_000_000); // a sender backs off
            }
        }
    }

    private boolean isAcknowledged(String id) {
        long away = awaySince;
        List<ReceiverProcess> all = List.copyOf(receivers);
        ReceiverProcess receiver = all.get(Math.floorMod(turns.getAndIncrement(), all.size()));
        HttpResponse<Void> response = sender.post(receiver.port(), id);
        if (response == null) {
            return false;
        }
        boolean isNew =
                away != 0 && away == awaySince && times.isFirstSentAfter(id, away); // others may be known as kept
        boolean unavailable = response.statusCode() == 503
                && response.headers().firstValue("Retry-After").isPresent();
        if (unavailable) {
            unavailableInARow.incrementAndGet();
        } else if (response.statusCode() != 200 || isNew) {
            refusals.add(response.statusCode() + (isNew ? " while the store was away" : ""));
        }
        return response.statusCode() == 200;
    }

    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }
}
