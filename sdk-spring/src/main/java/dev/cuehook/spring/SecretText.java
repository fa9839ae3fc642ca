package dev.cuehook.spring;

import dev.cuehook.Secret;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret as a property has it, checked only when it is used. Binding it never fails, because Boot's own report of a failed
 * binding prints the value.
 */
final class SecretText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9._-]+)}");
    private static final SecretText NUMBER = new SecretText("");

    private final String value;

    private SecretText(String value) {
        this.value = value;
    }

    /** Boot finds this method by its name; it must be public. */
    public static SecretText valueOf(String value) {
        return new SecretText(value);
    }

    /** What a secret becomes that YAML took for a number. */
    static SecretText number() {
        return NUMBER;
    }

    Secret secret(String property) {
        if (this == NUMBER) {
            throw new CuehookConfigurationException(
                    property,
                    "YAML reads the secret as a number, and may have changed its digits.",
                    "Put it in quotes, or set it as an environment variable.");
        }
        Matcher unresolved = PLACEHOLDER.matcher(value);
        if (unresolved.matches()) {
            throw new CuehookConfigurationException(
                    property,
                    "Nothing sets " + unresolved.group(1) + ", so the placeholder ${" + unresolved.group(1)
                            + "} was taken for the secret.",
                    "Set the environment variable " + unresolved.group(1)
                            + " to the secret, or write the secret itself.");
        }
        return CuehookConfigurationException.at(property, () -> Secret.of(value));
    }

    @Override
    public String toString() {
        return "******";
    }
}
