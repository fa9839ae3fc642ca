package dev.cuehook.quickstart;

import dev.cuehook.testing.Signer;
import dev.cuehook.testing.Signers;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Signs with whatever secret an endpoint is configured with. */
@Component
class TourSigners {

    private final Environment environment;

    TourSigners(Environment environment) {
        this.environment = environment;
    }

    Signer of(String endpoint) {
        String platform = property(endpoint, "platform");
        if (platform.equals("livekit")) {
            return Signers.liveKit(property(endpoint, "keys[0].id"), property(endpoint, "keys[0].secret"));
        }
        boolean unsigned = platform.equals("shotstack") || platform.equals("aioz");
        return Signers.forPlatform(platform, property(endpoint, unsigned ? "tokens[0]" : "secrets[0]"));
    }

    private String property(String endpoint, String name) {
        return environment.getRequiredProperty("cuehook.endpoints." + endpoint + "." + name);
    }
}
