package dev.cuehook.internal.receiver;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The receiver's threads: virtual ones for handlers where the Java platform has them, daemons all. */
public final class WorkerThreads {

    private static final String HANDLER = "cuehook-handler-";
    private static final long GRACE_SECONDS = 5;

    private WorkerThreads() {}

    /** Threads for handlers. */
    public static ExecutorService start() {
        try {
            // Java 21 and later; the library is compiled for 17
            Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Object named = builder.getMethod("name", String.class, long.class).invoke(virtual, HANDLER, 1L);
            return (ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, builder.getMethod("factory").invoke(named));
        } catch (ReflectiveOperationException e) {
            return Executors.newCachedThreadPool(named(HANDLER));
        }
    }

    /** No threads: nothing was started. */
    public static ExecutorService none() {
        ExecutorService none = new ScheduledThreadPoolExecutor(0);
        none.shutdown();
        return none;
    }

    /** A timer for leases and limits; its thread ends while there is nothing to wait for. */
    public static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("cuehook-timer-"));
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Interrupts what still runs and waits a little for it. */
    public static void stop(ExecutorService threads) {
        threads.shutdownNow();
        try {
            threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a thread's end. */
    public static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger numbers = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
