package dev.cuehook.benchmarks.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Sends requests over some kept connections, each as soon as the one before it is answered. */
public final class Load {

    private final int connections;
    private final int each;
    private final List<byte[]> made = new ArrayList<>();

    /** So many requests on each of so many connections, made before the time that counts. */
    public Load(int connections, int each, Supplier<byte[]> requests) {
        this.connections = connections;
        this.each = each;
        for (int i = 0; i < connections * each; i++) {
            made.add(requests.get());
        }
    }

    /** How many they are. */
    public int size() {
        return made.size();
    }

    /** Sends them all, and fails where one is answered with another status. */
    public void send(int port, int expected) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> sending = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                List<byte[]> own = made.subList(i * each, (i + 1) * each);
                sending.add(threads.submit(() -> {
                    send(port, own, expected);
                    return null;
                }));
            }
            for (Future<?> some : sending) {
                some.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void send(int port, List<byte[]> requests, int expected) throws IOException {
        try (Connection connection = new Connection(port)) {
            for (byte[] request : requests) {
                int status = connection.send(request);
                if (status != expected) {
                    throw new IllegalStateException("Answered " + status + "; expected " + expected + ".");
                }
            }
        }
    }
}
