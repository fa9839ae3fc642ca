package dev.cuehook.benchmarks.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Sends requests over some kept connections, each as soon as the one before it is answered. */
final class Load {

    private static final int CONNECTIONS = 8;

    private Load() {}

    /** How many requests a second are answered 200, of so many on each connection. */
    static double perSecond(int port, int each, Supplier<byte[]> requests) throws Exception {
        List<byte[]> made = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS * each; i++) {
            made.add(requests.get()); // not in the time that counts
        }
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long begun = System.nanoTime();
            List<Future<?>> sending = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                List<byte[]> own = made.subList(i * each, (i + 1) * each);
                sending.add(threads.submit(() -> {
                    send(port, own);
                    return null;
                }));
            }
            for (Future<?> some : sending) {
                some.get();
            }
            return made.size() * 1e9 / (System.nanoTime() - begun);
        } finally {
            threads.shutdown();
        }
    }

    private static void send(int port, List<byte[]> requests) throws IOException {
        try (Connection connection = new Connection(port)) {
            for (byte[] request : requests) {
                int status = connection.send(request);
                if (status != 200) {
                    throw new IllegalStateException("Answered " + status + "; expected 200.");
                }
            }
        }
    }
}
