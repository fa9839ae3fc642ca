package dev.cuehook.spring;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Keeps secrets out of the Actuator endpoints {@code env} and {@code configprops} where an application lets them show values,
 * which Boot then shows all of.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
class CuehookSanitizingAutoConfiguration {

    /** As a property and as an environment variable writes it. */
    private static final Pattern SECRET =
            Pattern.compile("cuehook[._]endpoints[._].*[._](?:secrets?|tokens|webhooks|webhook-?list|keys)\\b.*"
                    + "|cuehook_endpoints_.*_(?:secrets?|tokens|webhooks|webhooklist|keys)(?:_.*)?");

    @Bean
    SanitizingFunction cuehookSanitizingFunction() {
        return data ->
                SECRET.matcher(data.getKey().toLowerCase(Locale.ROOT)).matches() ? data.withSanitizedValue() : data;
    }
}
