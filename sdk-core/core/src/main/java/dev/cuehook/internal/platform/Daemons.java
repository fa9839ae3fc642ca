package dev.cuehook.internal.platform;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few daemon threads for secret look-ups, which may block; none while nobody looks anything up. */
final class Daemons {

    static final ExecutorService EXECUTOR = executor();

    private Daemons() {}

    private static ExecutorService executor() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(8, 8, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1_000), task -> {
                    Thread thread = new Thread(task, "cuehook-secrets");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
