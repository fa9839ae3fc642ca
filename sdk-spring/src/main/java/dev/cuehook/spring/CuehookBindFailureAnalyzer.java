package dev.cuehook.spring;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;

/** Goes before Boot's own reports on properties, which print values: these may be secrets. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CuehookBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final Pattern SECRET =
            Pattern.compile("cuehook\\.endpoints\\..+\\.(secrets|tokens|webhooks|webhook-list|keys|secret-form)\\b.*");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (!cause.getName().toString().startsWith("cuehook")) {
            return null;
        }
        if (cause.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
            return unknown(unbound.getUnboundProperties(), cause);
        }
        String name = cause.getName().toString();
        if (SECRET.matcher(name).matches()) {
            return misshapen(name, cause);
        }
        return name.startsWith("cuehook.endpoints")
                ? new FailureAnalysis(
                        name + " is no " + ClassUtils.getShortName(typeOf(cause))
                                + " (the value is not shown, it may be a secret).",
                        "Correct it. An endpoint's properties stand under cuehook.endpoints.<name>.",
                        cause)
                : null;
    }

    private static Class<?> typeOf(BindException cause) {
        return Objects.requireNonNullElse(cause.getTarget().getType().resolve(), Object.class);
    }

    private static FailureAnalysis misshapen(String names, BindException cause) {
        return new FailureAnalysis(
                names + " has not the form that it needs (the value is not shown, it may be a secret).",
                "Write secrets and tokens as lists, webhooks as a map from id to secret, webhook-list and keys as "
                        + "lists of id and secret, secret-form as base64 or text.",
                cause);
    }

    private static FailureAnalysis unknown(Set<ConfigurationProperty> properties, BindException cause) {
        String found = properties.stream()
                .map(CuehookBindFailureAnalyzer::place)
                .sorted()
                .collect(Collectors.joining("\n    ", "Cuehook has no such property:\n\n    ", ""));
        if (properties.stream()
                .allMatch(property ->
                        SECRET.matcher(property.getName().toString()).matches())) {
            return misshapen(
                    properties.stream()
                            .map(CuehookBindFailureAnalyzer::place)
                            .sorted()
                            .collect(Collectors.joining(", ")),
                    cause);
        }
        boolean endpoints = properties.stream()
                .allMatch(property -> property.getName().toString().startsWith("cuehook.endpoints."));
        return new FailureAnalysis(
                found,
                "Correct or remove it. An endpoint (cuehook.endpoints.<name>) has: " + keys(EndpointProperties.class)
                        + "." + (endpoints ? "" : " Beside endpoints there are: " + others() + "."),
                cause);
    }

    private static String others() {
        return "cuehook: enabled, closing-time; cuehook.inbox: " + keys(CuehookProperties.Inbox.class)
                + "; cuehook.handlers: " + keys(CuehookProperties.Handlers.class) + "; cuehook.retry: "
                + keys(CuehookProperties.Retry.class) + "; cuehook.security: " + keys(CuehookProperties.Security.class)
                + "; cuehook.dedupe: " + keys(CuehookProperties.Dedupe.class) + "; cuehook.health: "
                + keys(CuehookProperties.Health.class);
    }

    private static String keys(Class<?> properties) {
        return Arrays.stream(properties.getRecordComponents())
                .map(component -> DataObjectPropertyName.toDashedForm(component.getName()))
                .collect(Collectors.joining(", "));
    }

    private static String place(ConfigurationProperty property) {
        return property.getName() + (property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")");
    }
}
