package dev.cuehook.spring;

import java.util.Locale;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Boot lower-cases map keys that come from environment variables: a webhook's id would never match. */
final class LowerCasedIds {

    private LowerCasedIds() {}

    static void refuse(ConfigurableEnvironment environment, String endpoint) {
        String prefix = "CUEHOOK_ENDPOINTS_" + endpoint.replace("-", "").toUpperCase(Locale.ROOT) + "_";
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof SystemEnvironmentPropertySource variables) {
                for (String name : variables.getPropertyNames()) {
                    if (name.toUpperCase(Locale.ROOT).startsWith(prefix + "WEBHOOKS_")) {
                        throw new CuehookConfigurationException(
                                "cuehook.endpoints." + endpoint + ".webhooks",
                                "The environment variable " + name
                                        + " holds a webhook's id, which Spring Boot lower-cases there.",
                                "Write " + prefix + "WEBHOOKLIST_0_ID and " + prefix + "WEBHOOKLIST_0_SECRET instead.");
                    }
                }
            }
        }
    }
}
