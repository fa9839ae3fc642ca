package dev.cuehook.spring;

import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.jwplayer.JwPlayer;
import dev.cuehook.platform.Platform;
import java.util.Locale;
import java.util.Set;

/** The properties that can hold an endpoint's secrets. */
enum SecretProperty {
    SECRETS("secrets", "[\"${%s_SECRET}\"]"),
    TOKENS("tokens", "[\"${%s_TOKEN}\"]"),
    WEBHOOKS("webhooks", "{ <webhook id>: \"${%s_SECRET}\" }"),
    WEBHOOK_LIST("webhook-list", "[{ id: <webhook id>, secret: \"${%s_SECRET}\" }]"),
    KEYS("keys", "[{ id: <API key>, secret: \"${%s_SECRET}\" }]");

    private final String key;
    private final String example;

    SecretProperty(String key, String example) {
        this.key = key;
        this.example = example;
    }

    String key() {
        return key;
    }

    /** What to write for an endpoint. */
    String example(String endpoint) {
        String variable = endpoint.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return key + ": " + String.format(Locale.ROOT, example, variable);
    }

    /** What a platform takes. */
    static Set<SecretProperty> of(Platform<?> platform) {
        if (platform.scheme().assurance() == Assurance.TOKEN) {
            return Set.of(TOKENS);
        }
        if (!platform.scheme().namesOwner()) {
            return Set.of(SECRETS);
        }
        return platform.id().equals(JwPlayer.PLATFORM.id())
                ? Set.of(SECRETS, WEBHOOKS, WEBHOOK_LIST)
                : Set.of(SECRETS, KEYS);
    }

    /** The one to show first. */
    static SecretProperty mainOf(Platform<?> platform) {
        Set<SecretProperty> all = of(platform);
        return all.contains(WEBHOOKS) ? WEBHOOKS : all.contains(KEYS) ? KEYS : all.contains(TOKENS) ? TOKENS : SECRETS;
    }
}
