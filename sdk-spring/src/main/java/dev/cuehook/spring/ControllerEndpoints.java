package dev.cuehook.spring;

import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.receiver.EndpointOptions.TooOld;
import dev.cuehook.receiver.InlineEndpoint;
import dev.cuehook.receiver.ReceiverListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints with {@code controller: true}. */
final class ControllerEndpoints {

    private final ConfiguredEndpoints configured;
    private final List<ControllerEndpoint> all = new ArrayList<>();

    ControllerEndpoints(
            ConfiguredEndpoints configured,
            Confirmations confirmations,
            Clock clock,
            @Nullable DedupeStore dedupe,
            List<ReceiverListener> listeners) {
        this.configured = configured;
        for (ConfiguredEndpoint endpoint : configured.ofControllers()) {
            InlineEndpoint.Builder<?> guard = InlineEndpoint.builder(endpoint.name(), endpoint.verifier(clock))
                    .clock(clock)
                    .options(options -> {
                        new OptionProperties(endpoint.name(), endpoint.properties(), TooOld.HANDLE).applyTo(options);
                        confirmations.of(endpoint.name()).ifPresent(options::confirm);
                    });
            if (dedupe != null) {
                guard.dedupe(dedupe);
            }
            listeners.forEach(guard::listener);
            all.add(new ControllerEndpoint(endpoint.platform(), CuehookConfigurationException.explained(guard::build)));
        }
    }

    List<ControllerEndpoint> all() {
        return all;
    }

    /** The endpoint with this name. */
    ControllerEndpoint named(String name, String method) {
        return all.stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst()
                .orElseThrow(() -> configured.all().stream()
                                .anyMatch(endpoint -> endpoint.name().equals(name))
                        ? receivedByTheStarter(method, name)
                        : new CuehookConfigurationException(
                                method + " names endpoint '" + name + "', which is not configured; expected one of "
                                        + names(all) + ".",
                                "Correct @WebhookEndpoint, or add cuehook.endpoints." + name
                                        + " with controller: true."));
    }

    /** The only endpoint that brings events of this type. */
    ControllerEndpoint bringing(Class<?> eventType, String method) {
        List<ControllerEndpoint> candidates =
                all.stream().filter(endpoint -> endpoint.brings(eventType)).toList();
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        if (candidates.size() > 1) {
            throw new CuehookConfigurationException(
                    method + " could be meant for several endpoints: " + names(candidates) + ".",
                    "Name one with @WebhookEndpoint.");
        }
        throw configured.all().stream()
                .filter(endpoint -> !endpoint.isOfController()
                        && endpoint.platform().eventType().isAssignableFrom(eventType))
                .findFirst()
                .map(endpoint -> receivedByTheStarter(method, endpoint.name()))
                .orElseGet(() -> new CuehookConfigurationException(
                        method + " takes a verified webhook, and no endpoint that is left to controllers can bring it.",
                        "Configure one under cuehook.endpoints, with its platform, its secrets and controller: true."));
    }

    private static CuehookConfigurationException receivedByTheStarter(String method, String endpoint) {
        return new CuehookConfigurationException(
                "cuehook.endpoints." + endpoint + ".controller",
                method + " takes the endpoint's webhooks, but they are received by the starter.",
                "Set cuehook.endpoints." + endpoint + ".controller: true, or make the method a @WebhookListener.");
    }

    private static List<String> names(List<ControllerEndpoint> endpoints) {
        return endpoints.stream().map(ControllerEndpoint::name).sorted().toList();
    }
}
