package dev.cuehook.spring;

import dev.cuehook.JsonLimits;
import dev.cuehook.SecretSource;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SecretForm;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.VerifierBuilder;
import java.time.Clock;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** An endpoint's properties with its platform and its checked secrets. */
final class ConfiguredEndpoint {

    private final String name;
    private final EndpointProperties properties;
    private final Platform<?> platform;
    private final List<ConfiguredSecret> secrets;
    private final SecretSources sources;

    ConfiguredEndpoint(String name, EndpointProperties properties, Platform<?> platform, SecretSources sources) {
        this.sources = sources;
        this.name = name;
        this.properties = properties;
        this.platform = platform;
        this.secrets = EndpointSecrets.of(name, properties, platform);
        if (isOfController()) {
            refuseOfController("path", properties.path());
            refuseOfController("ack-mode", properties.ackMode());
            refuseOfController("rate-per-second", properties.ratePerSecond());
            refuseOfController("too-old", properties.tooOld());
        }
    }

    private void refuseOfController(String key, @Nullable Object value) {
        if (value != null) {
            throw new CuehookConfigurationException(
                    "cuehook.endpoints." + name + "." + key,
                    "It has no meaning where a controller receives the endpoint: its mapping is the path, and its answer "
                            + "the acknowledgement.",
                    "Remove it, or remove cuehook.endpoints." + name + ".controller.");
        }
    }

    /** Whether a controller of the application receives it. */
    boolean isOfController() {
        return Boolean.TRUE.equals(properties.controller());
    }

    Platform<?> platform() {
        return platform;
    }

    String name() {
        return name;
    }

    String path() {
        return properties.path() == null ? "/webhooks/" + name : properties.path();
    }

    /** What it checks with, for the log. */
    String keys() {
        String source = properties.secretSource();
        if (source != null) {
            return "keys from bean " + source;
        }
        return secrets.size() == 1 ? "1 key" : secrets.size() + " keys";
    }

    EndpointProperties properties() {
        return properties;
    }

    WebhookVerifier<?> verifier(Clock clock) {
        SignatureScheme scheme = scheme();
        secrets.forEach(secret -> secret.check(scheme)); // each by its name
        SecretSource source = properties.secretSource() == null ? null : sources.named(name, properties.secretSource());
        return CuehookConfigurationException.at("cuehook.endpoints." + name, () -> build(platform, clock, source));
    }

    private SignatureScheme scheme() {
        SecretForm form = properties.secretForm();
        return form == null
                ? platform.scheme()
                : CuehookConfigurationException.at(
                        "cuehook.endpoints." + name + ".secret-form",
                        () -> platform.scheme().withSecretForm(form));
    }

    private <E extends WebhookEvent> WebhookVerifier<E> build(
            Platform<E> platform, Clock clock, @Nullable SecretSource source) {
        VerifierBuilder<E> builder = platform.verifier().clock(clock);
        secrets.forEach(secret -> secret.addTo(builder));
        if (source != null) {
            builder.secretSource(source);
        } else if (secrets.isEmpty()) {
            builder.awaitingSecret();
        }
        if (properties.secretForm() != null) {
            builder.secretForm(properties.secretForm());
        }
        if (properties.maxAge() != null) {
            builder.maxAge(properties.maxAge());
        }
        if (properties.maxAhead() != null) {
            builder.maxAhead(properties.maxAhead());
        }
        return builder.jsonLimits(jsonLimits()).build();
    }

    private JsonLimits jsonLimits() {
        int depth = limit("json-max-depth", properties.jsonMaxDepth(), JsonLimits::maxDepth);
        int name = limit("json-max-name-length", properties.jsonMaxNameLength(), JsonLimits::maxNameLength);
        int number = limit("json-max-number-length", properties.jsonMaxNumberLength(), JsonLimits::maxNumberLength);
        return new JsonLimits(depth, name, number);
    }

    private int limit(String property, @Nullable Integer value, ToIntFunction<JsonLimits> of) {
        int most = of.applyAsInt(JsonLimits.widest());
        int least = of.applyAsInt(JsonLimits.narrowest());
        if (value == null) {
            return of.applyAsInt(JsonLimits.defaults());
        }
        if (value < least || value > most) {
            throw new CuehookConfigurationException(
                    "cuehook.endpoints." + name + "." + property,
                    "It is " + value + "; expected " + least + " to " + most + ".",
                    "Correct it, or remove it.");
        }
        return value;
    }
}
