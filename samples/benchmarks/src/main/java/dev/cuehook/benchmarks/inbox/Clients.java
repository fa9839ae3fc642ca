package dev.cuehook.benchmarks.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/** Clients that send one request after the other, first to warm up, then measured. */
final class Clients {

    static final int MANY = 32;

    private final Request request;
    private volatile boolean measuring;
    private volatile boolean ended;

    private Clients(Request request) {
        this.request = request;
    }

    static Rates run(int clients, Request request) throws Exception {
        return run(clients, request, () -> 0);
    }

    /** What so many clients reach, and how much a counter of something else grows meanwhile. */
    static Rates run(int clients, Request request, LongSupplier watched) throws Exception {
        return new Clients(request).measure(clients, watched);
    }

    private Rates measure(int clients, LongSupplier watched) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Sent>> futures = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Callable<Sent> sending = this::send;
                futures.add(threads.submit(sending));
            }
            Thread.sleep(Table.SECONDS * 500L);
            measuring = true;
            long since = System.nanoTime();
            long watchedBefore = watched.getAsLong();
            Thread.sleep(Table.SECONDS * 1_000L);
            measuring = false;
            double seconds = (System.nanoTime() - since) / 1e9;
            long watchedSince = watched.getAsLong() - watchedBefore;
            ended = true;
            List<Long> nanos = new ArrayList<>();
            long all = 0;
            for (Future<Sent> future : futures) {
                nanos.addAll(future.get().nanos);
                all += future.get().all;
            }
            List<Long> sorted = nanos.stream().sorted().toList();
            return new Rates(
                    sorted.size() / seconds,
                    watchedSince / seconds,
                    sorted.get(sorted.size() / 2) / 1e6,
                    sorted.get(sorted.size() * 99 / 100) / 1e6,
                    all);
        } finally {
            ended = true;
            threads.shutdown();
        }
    }

    private Sent send() throws Exception {
        List<Long> nanos = new ArrayList<>();
        long all = 0;
        while (!ended) {
            long begun = System.nanoTime();
            if (request.send()) {
                all++;
                if (measuring) {
                    nanos.add(System.nanoTime() - begun);
                }
            }
        }
        return new Sent(nanos, all);
    }

    /** One request; whether it was taken. */
    @FunctionalInterface
    interface Request {
        boolean send() throws Exception;
    }

    private record Sent(List<Long> nanos, long all) {}

    /** What was taken a second, the growth a second of what was watched, milliseconds, and all that was taken with the warm-up. */
    record Rates(double perSecond, double watchedPerSecond, double p50, double p99, long all) {}
}
