package dev.cuehook.spring;

import dev.cuehook.platform.Platform;
import dev.cuehook.platform.Platforms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The endpoints of the properties, each with a platform, and no two alike. */
final class ConfiguredEndpoints {

    private final Map<String, String> nameOf = new HashMap<>();
    private final Map<String, String> endpointAt = new HashMap<>();
    private final List<ConfiguredEndpoint> all = new ArrayList<>();

    ConfiguredEndpoints(CuehookProperties properties, Platforms platforms, SecretSources sources) {
        properties.endpoints().forEach((name, endpoint) -> {
            requireOneName(name);
            Platform<?> platform = platform(name, endpoint.platform(), platforms);
            ConfiguredEndpoint configured = new ConfiguredEndpoint(name, endpoint, platform, sources);
            if (!configured.isOfController()) {
                requireOwnPath(configured);
            }
            all.add(configured);
        });
    }

    List<ConfiguredEndpoint> all() {
        return all;
    }

    /** Those that the receiver serves. */
    List<ConfiguredEndpoint> received() {
        return all.stream().filter(endpoint -> !endpoint.isOfController()).toList();
    }

    /** Those that controllers of the application receive. */
    List<ConfiguredEndpoint> ofControllers() {
        return all.stream().filter(ConfiguredEndpoint::isOfController).toList();
    }

    /** What an endpoint checks with, for the log. */
    String keysOf(String name) {
        return all.stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst()
                .map(ConfiguredEndpoint::keys)
                .orElse("keys set in code");
    }

    /** Boot knows no case and no hyphens: it gives two spellings of one name the same properties. */
    private void requireOneName(String name) {
        String other = nameOf.putIfAbsent(name.toLowerCase(Locale.ROOT).replace("-", ""), name);
        if (other != null) {
            throw new CuehookConfigurationException(
                    "cuehook.endpoints." + name,
                    "The endpoint is called '" + other
                            + "' elsewhere, and Spring Boot takes both spellings for one. Environment variables spell names "
                            + "in lower case and without hyphens.",
                    "Call it '" + name.toLowerCase(Locale.ROOT).replace("-", "") + "' everywhere.");
        }
    }

    private static Platform<?> platform(String endpoint, @Nullable String id, Platforms platforms) {
        String property = "cuehook.endpoints." + endpoint + ".platform";
        if (id == null || id.isBlank()) {
            throw new CuehookConfigurationException(property, "No platform is set.", oneOf(property, platforms));
        }
        return platforms
                .find(id)
                .orElseThrow(() -> new CuehookConfigurationException(
                        property,
                        "No platform has the id '" + id + "'." + didYouMean(id, platforms),
                        oneOf(property, platforms)));
    }

    private static String didYouMean(String id, Platforms platforms) {
        return platforms.ids().stream()
                .filter(known -> known.startsWith(id) || id.startsWith(known))
                .findFirst()
                .map(known -> " Did you mean '" + known + "'?")
                .orElse("");
    }

    private static String oneOf(String property, Platforms platforms) {
        return "Set " + property + " to one of " + String.join(", ", platforms.ids())
                + "; or declare a Platform bean with an id of its own.";
    }

    private void requireOwnPath(ConfiguredEndpoint endpoint) {
        String other = endpointAt.putIfAbsent(endpoint.path(), endpoint.name());
        if (other != null) {
            throw new CuehookConfigurationException(
                    "cuehook.endpoints." + endpoint.name() + ".path",
                    "The endpoints '" + other + "' and '" + endpoint.name() + "' have the same path " + endpoint.path()
                            + ".",
                    "Give one of them another path.");
        }
    }
}
