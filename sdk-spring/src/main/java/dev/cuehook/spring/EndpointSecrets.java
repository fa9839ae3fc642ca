package dev.cuehook.spring;

import dev.cuehook.platform.Platform;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects an endpoint's secrets and checks that they stand where its platform has them. */
final class EndpointSecrets {

    private final String endpoint;
    private final Platform<?> platform;
    private final Map<SecretProperty, List<ConfiguredSecret>> given = new EnumMap<>(SecretProperty.class);

    private EndpointSecrets(String endpoint, Platform<?> platform) {
        this.endpoint = endpoint;
        this.platform = platform;
    }

    /** The secrets in their order; empty only where a bean finds them, or the platform lets an endpoint await its secret. */
    static List<ConfiguredSecret> of(String endpoint, EndpointProperties properties, Platform<?> platform) {
        EndpointSecrets secrets = new EndpointSecrets(endpoint, platform);
        secrets.list(SecretProperty.SECRETS, properties.secrets());
        secrets.list(SecretProperty.TOKENS, properties.tokens());
        secrets.map(SecretProperty.WEBHOOKS, properties.webhooks());
        secrets.keys(SecretProperty.WEBHOOK_LIST, properties.webhookList());
        secrets.keys(SecretProperty.KEYS, properties.keys());
        return secrets.checked(properties.secretSource());
    }

    private void list(SecretProperty property, @Nullable List<SecretText> texts) {
        if (texts == null) {
            return;
        }
        List<ConfiguredSecret> secrets = begin(property);
        for (int i = 0; i < texts.size(); i++) {
            String name = name(property) + "[" + i + "]";
            secrets.add(new ConfiguredSecret(name, null, texts.get(i)));
        }
    }

    private void map(SecretProperty property, @Nullable Map<String, SecretText> texts) {
        if (texts == null) {
            return;
        }
        List<ConfiguredSecret> secrets = begin(property);
        texts.forEach((id, text) -> {
            String name = name(property) + "." + id;
            secrets.add(new ConfiguredSecret(name, requireResolved(name, id), text));
        });
    }

    private void keys(SecretProperty property, @Nullable List<KeyProperties> keys) {
        if (keys == null) {
            return;
        }
        List<ConfiguredSecret> secrets = begin(property);
        for (int i = 0; i < keys.size(); i++) {
            String name = name(property) + "[" + i + "]";
            String id = keys.get(i).id();
            SecretText text = keys.get(i).secret();
            if (id == null || id.isBlank() || text == null) {
                throw new CuehookConfigurationException(
                        name, "id or secret is missing.", "Set " + name + ".id and " + name + ".secret.");
            }
            secrets.add(new ConfiguredSecret(name + ".secret", requireResolved(name + ".id", id), text));
        }
    }

    /** No request ever names a placeholder as its owner. */
    private static String requireResolved(String property, String id) {
        if (id.contains("${")) {
            throw new CuehookConfigurationException(
                    property,
                    "The id holds an unresolved placeholder (${…}).",
                    "Set the variable that it names, or write the id itself.");
        }
        return id;
    }

    private List<ConfiguredSecret> begin(SecretProperty property) {
        List<ConfiguredSecret> secrets = new ArrayList<>();
        given.put(property, secrets);
        return secrets;
    }

    private List<ConfiguredSecret> checked(@Nullable String source) {
        Set<SecretProperty> fitting = SecretProperty.of(platform);
        List<ConfiguredSecret> all = new ArrayList<>();
        given.forEach((property, secrets) -> {
            if (!fitting.contains(property)) {
                throw new CuehookConfigurationException(
                        name(property), "Platform '" + platform.id() + "' has no " + property.key() + ".", write());
            }
            if (secrets.isEmpty()) {
                throw new CuehookConfigurationException(name(property), "It is there, but empty.", emptyAction());
            }
            all.addAll(secrets);
        });
        if (source != null && !given.isEmpty()) {
            throw new CuehookConfigurationException(
                    "cuehook.endpoints." + endpoint + ".secret-source",
                    "The bean '" + source + "' finds the secrets, and some are written under "
                            + given.keySet().iterator().next().key() + ", too.",
                    "Keep one of the two.");
        }
        if (given.isEmpty() && source == null && !platform.mayAwaitSecret()) {
            throw new CuehookConfigurationException(
                    name(SecretProperty.mainOf(platform)),
                    "Nothing is set, and platform '" + platform.id() + "' cannot start without.",
                    write());
        }
        return List.copyOf(all);
    }

    private String emptyAction() {
        return platform.mayAwaitSecret() ? write() + " Or remove it, to await the secret." : write();
    }

    private String write() {
        return "Write under cuehook.endpoints." + endpoint + ":  "
                + SecretProperty.mainOf(platform).example(endpoint);
    }

    private String name(SecretProperty property) {
        return "cuehook.endpoints." + endpoint + "." + property.key();
    }
}
