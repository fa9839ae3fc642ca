package dev.cuehook.benchmarks.flood;

import dev.cuehook.benchmarks.http.Connection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Sends so many requests a second over a few connections, whatever becomes of them; an answer's time counts from the moment
 * when its request was due, so that waiting for the one before it is not left out.
 */
final class Pace implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final List<Future<List<Long>>> times = new ArrayList<>();
    private final ConcurrentHashMap<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private volatile boolean ended;

    Pace(int port, int perSecond, Supplier<byte[]> requests) {
        long every = 1_000_000_000L / perSecond;
        long first = System.nanoTime();
        for (int i = 0; i < CONNECTIONS; i++) {
            long own = first + i * every;
            times.add(threads.submit(() -> send(port, own, CONNECTIONS * every, requests)));
        }
    }

    private List<Long> send(int port, long first, long every, Supplier<byte[]> requests) throws IOException {
        List<Long> nanos = new ArrayList<>();
        try (Connection connection = new Connection(port)) {
            for (long due = first; !ended; due += every) {
                byte[] request = requests.get();
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                int status = connection.send(request);
                nanos.add(System.nanoTime() - due);
                statuses.computeIfAbsent(status, none -> new AtomicLong()).incrementAndGet();
            }
        }
        return nanos;
    }

    /** Ends it; the time in milliseconds that 99 of 100 answers stayed under. */
    double p99() throws Exception {
        ended = true;
        List<Long> all = new ArrayList<>();
        for (Future<List<Long>> some : times) {
            all.addAll(some.get());
        }
        List<Long> sorted = all.stream().sorted().toList();
        return sorted.get(sorted.size() * 99 / 100) / 1e6;
    }

    /** How many were answered with this status so far. */
    long answered(int status) {
        AtomicLong count = statuses.get(status);
        return count == null ? 0 : count.get();
    }

    @Override
    public void close() {
        ended = true;
        threads.shutdown();
    }
}
