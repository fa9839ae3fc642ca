package dev.cuehook.spring.test;

import dev.cuehook.receiver.EndpointInfo;
import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.testing.Signer;
import dev.cuehook.testing.Signers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Signers with the secrets that the endpoints' properties hold. */
record EndpointSigners(WebhookReceiver receiver, Environment environment) {

    /** Where the endpoint receives. */
    EndpointInfo endpoint(String name) {
        return receiver.endpoints().stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No endpoint is called '" + name + "'; there are: "
                        + receiver.endpoints().stream().map(EndpointInfo::name).toList() + "."));
    }

    Signer of(EndpointInfo endpoint) {
        String prefix = "cuehook.endpoints." + endpoint.name() + ".";
        return first(prefix + "secrets")
                .or(() -> first(prefix + "tokens"))
                .or(() -> firstValue(prefix + "webhooks"))
                .or(() -> text(prefix + "webhook-list[0].secret"))
                .map(secret -> Signers.forPlatform(endpoint.platform(), secret))
                .or(() -> liveKit(prefix + "keys[0]"))
                .orElseThrow(() -> new IllegalArgumentException("The properties of endpoint '" + endpoint.name()
                        + "' hold no secret to sign with. Sign it yourself: deliver(endpoint, signer, sample)."));
    }

    private Optional<Signer> liveKit(String key) {
        return text(key + ".id").flatMap(id -> text(key + ".secret").map(secret -> Signers.liveKit(id, secret)));
    }

    private Optional<String> first(String list) {
        return bind(list, Bindable.listOf(String.class)).stream()
                .flatMap(List::stream)
                .findFirst();
    }

    private Optional<String> firstValue(String map) {
        return bind(map, Bindable.mapOf(String.class, String.class)).stream()
                .map(Map::values)
                .flatMap(values -> values.stream())
                .findFirst();
    }

    private Optional<String> text(String name) {
        return bind(name, Bindable.of(String.class));
    }

    private <T> Optional<T> bind(String name, Bindable<T> type) {
        return Optional.ofNullable(Binder.get(environment).bind(name, type).orElse(null));
    }
}
