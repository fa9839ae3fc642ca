package dev.cuehook.receiver;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** No trace. */
enum NoTracing implements Tracing {
    INSTANCE;

    @Override
    public <T> T keeping(String endpoint, String platform, Function<@Nullable String, T> keeping) {
        return keeping.apply(null);
    }

    @Override
    public void handling(Delivery delivery, @Nullable String traceparent, Handling handling) throws Exception {
        handling.run();
    }
}
