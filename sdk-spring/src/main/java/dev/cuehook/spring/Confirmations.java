package dev.cuehook.spring;

import dev.cuehook.platform.Confirmation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The application's {@link Confirmation} beans, by name: {@code shotstackConfirmation} is endpoint shotstack's. */
final class Confirmations {

    private static final String SUFFIX = "Confirmation";

    private final Map<String, Confirmation> beans;

    Confirmations(Map<String, Confirmation> beans, List<ConfiguredEndpoint> endpoints) {
        this.beans = beans;
        List<String> expected =
                endpoints.stream().map(endpoint -> endpoint.name() + SUFFIX).toList();
        for (String bean : beans.keySet()) {
            if (!expected.contains(bean)) {
                throw new CuehookConfigurationException(
                        "The Confirmation bean '" + bean + "' belongs to no endpoint; expected one of " + expected
                                + ".",
                        "Call it <endpoint>" + SUFFIX
                                + ", or set it on an endpoint that a WebhookReceiverCustomizer adds "
                                + "and make it no bean.");
            }
        }
    }

    Optional<Confirmation> of(String endpoint) {
        return Optional.ofNullable(beans.get(endpoint + SUFFIX));
    }
}
