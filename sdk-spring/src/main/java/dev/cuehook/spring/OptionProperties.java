package dev.cuehook.spring;

import dev.cuehook.receiver.EndpointOptions;
import dev.cuehook.receiver.EndpointOptions.TooOld;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Puts an endpoint's properties into its options; what an option refuses is said of its property. */
record OptionProperties(String endpoint, EndpointProperties properties, TooOld tooOldElsewhere) {

    void applyTo(EndpointOptions options) {
        set("path", options, EndpointOptions::path, properties.path());
        set("ack-mode", options, EndpointOptions::ackMode, properties.ackMode());
        set("rate-per-second", options, EndpointOptions::ratePerSecond, properties.ratePerSecond());
        set("allowed-sources", options, OptionProperties::allowedSources, properties.allowedSources());
        set("deadline", options, EndpointOptions::deadline, properties.deadline());
        set("body-limit", options, EndpointOptions::bodyLimit, bodyLimit());
        set("body-time", options, EndpointOptions::bodyTime, properties.bodyTime());
        set("refusals-per-minute", options, EndpointOptions::refusalsPerMinute, properties.refusalsPerMinute());
        set(
                "connections-per-address",
                options,
                EndpointOptions::connectionsPerAddress,
                properties.connectionsPerAddress());
        options.tooOld(properties.tooOld() == null ? tooOldElsewhere : properties.tooOld());
    }

    private <T> void set(
            String key,
            EndpointOptions options,
            BiFunction<EndpointOptions, T, EndpointOptions> option,
            @Nullable T value) {
        if (value != null) {
            CuehookConfigurationException.at(
                    "cuehook.endpoints." + endpoint + "." + key, () -> option.apply(options, value));
        }
    }

    private static EndpointOptions allowedSources(EndpointOptions options, List<String> networks) {
        return options.allowedSources(networks.toArray(String[]::new));
    }

    private @Nullable Integer bodyLimit() {
        return properties.bodyLimit() == null
                ? null
                : (int) Math.min(properties.bodyLimit().toBytes(), Integer.MAX_VALUE);
    }
}
