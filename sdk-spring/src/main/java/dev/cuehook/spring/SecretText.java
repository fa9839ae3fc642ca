package dev.cuehook.spring;

import dev.cuehook.Secret;
import dev.cuehook.SecretFile;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret, or the file that holds it, as a property has it, checked only when it is used. Binding it never fails, because Boot's own report of a failed
 * binding prints the value.
 */
final class SecretText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9._-]+)}");
    private static final String FILE = "file:";
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
        if (value.startsWith("#{") && value.endsWith("}")) {
            throw new CuehookConfigurationException(
                    property,
                    "An expression (#{…}) was taken for the secret; properties have none.",
                    "Write a placeholder (${…}), or the secret itself.");
        }
        return CuehookConfigurationException.at(property, () -> Secret.of(value));
    }

    /** The file that holds the secret, for a text such as {@code file:/run/secrets/fastpix}; null where it is the secret. */
    @Nullable
    SecretFile file(String property) {
        if (!value.startsWith(FILE)) {
            return null;
        }
        String path = value.substring(FILE.length()).trim();
        Matcher unresolved = PLACEHOLDER.matcher(path);
        if (unresolved.find()) {
            throw new CuehookConfigurationException(
                    property,
                    "Nothing sets " + unresolved.group(1) + ", which is part of the secret file's path.",
                    "Set the environment variable " + unresolved.group(1) + ", or write the whole path.");
        }
        if (path.isEmpty()) {
            throw new CuehookConfigurationException(
                    property, "No path stands behind file:.", "Write, for example, file:/run/secrets/webhook.");
        }
        return CuehookConfigurationException.at(
                property, () -> SecretFile.at(Path.of(path)).setBy(property));
    }

    @Override
    public String toString() {
        return "******";
    }
}
