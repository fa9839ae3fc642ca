package dev.cuehook.spring;

import dev.cuehook.receiver.Delivery;
import dev.cuehook.receiver.Tracing;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Observations of keeping and handling deliveries. Which trace they belong to is up to the application's tracing: it writes the
 * {@code traceparent} that is kept, and reads it again.
 */
final class ObservedDeliveries implements Tracing {

    private static final String TRACEPARENT = "traceparent";

    private final Supplier<ObservationRegistry> registry;

    ObservedDeliveries(Supplier<ObservationRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public <T> T keeping(String endpoint, String platform, Function<@Nullable String, T> keeping) {
        Map<String, String> carrier = new HashMap<>();
        SenderContext<Map<String, String>> context = new SenderContext<>(
                (to, key, value) -> {
                    if (to != null) {
                        to.put(key, value);
                    }
                },
                Kind.PRODUCER);
        context.setCarrier(carrier);
        Observation observation = observation("cuehook.keeping", context, endpoint, platform);
        return observation.observe(() -> keeping.apply(carrier.get(TRACEPARENT)));
    }

    @Override
    public void handling(Delivery delivery, @Nullable String traceparent, Handling handling) throws Exception {
        Observation.Context context = traceparent == null ? new Observation.Context() : continuing(traceparent);
        Observation.CheckedRunnable<Exception> run = handling::run;
        observation(
                        "cuehook.handling",
                        context,
                        delivery.endpoint(),
                        delivery.webhook().platform())
                .highCardinalityKeyValue("cuehook.delivery", delivery.id())
                .highCardinalityKeyValue("cuehook.attempt", Integer.toString(delivery.attempt()))
                .observeChecked(run);
    }

    private static Observation.Context continuing(String traceparent) {
        Map<String, String> carrier = Map.of(TRACEPARENT, traceparent);
        ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get, Kind.CONSUMER);
        context.setCarrier(carrier);
        return context;
    }

    private Observation observation(String name, Observation.Context context, String endpoint, String platform) {
        return Observation.createNotStarted(name, () -> context, registry.get())
                .contextualName(name + " " + endpoint)
                .lowCardinalityKeyValue("endpoint", endpoint)
                .lowCardinalityKeyValue("platform", platform);
    }
}
