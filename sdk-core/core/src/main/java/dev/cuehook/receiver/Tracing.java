package dev.cuehook.receiver;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets a trace go on from the request to the handler, over the inbox. Both methods must run what they are given, exactly once
 * and on the calling thread, and give back or throw what comes of it. Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface Tracing {

    /**
     * Runs the keeping of a new, verified delivery.
     *
     * @param keeping takes the W3C {@code traceparent} to keep with it, or null; anything else is left out
     */
    <T> T keeping(String endpoint, String platform, Function<@Nullable String, T> keeping);

    /**
     * Runs a handler.
     *
     * @param traceparent the one that was kept; null where there is none, or where it is handled on its request's thread.
     *     It is not covered by any proof: use it for tracing and nothing else
     */
    void handling(Delivery delivery, @Nullable String traceparent, Handling handling) throws Exception;

    /** Runs it and nothing else. */
    static Tracing none() {
        return NoTracing.INSTANCE;
    }

    /** The call of a handler. */
    @FunctionalInterface
    interface Handling {

        /** Calls it. */
        void run() throws Exception;
    }
}
