package dev.cuehook.spring;

import dev.cuehook.Secret;
import dev.cuehook.SecretFile;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.VerifierBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A secret or the file that holds it, the property that says so, and the webhook or API key to which it belongs. */
final class ConfiguredSecret {

    private final String property;
    private final @Nullable String owner;
    private final @Nullable SecretFile file;
    private final Secret secret;

    /** Reads it, so that a mistake is said of its property; the owner is null for everybody's. */
    ConfiguredSecret(String property, @Nullable String owner, SecretText text) {
        this.property = property;
        this.owner = owner;
        SecretFile file = text.file(property);
        this.file = file;
        this.secret =
                file == null ? text.secret(property) : CuehookConfigurationException.at(property, () -> named(file));
    }

    /** What the file holds is wrong, and not the property: name both. */
    private static Secret named(SecretFile file) {
        try {
            return file.read();
        } catch (IllegalArgumentException e) {
            throw inFile(file, e);
        }
    }

    private static IllegalArgumentException inFile(SecretFile file, IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains(file.path().toString())
                ? e
                : new IllegalArgumentException("In the file " + file.path() + ": " + message, e);
    }

    /** Makes sure that the platform can use it. */
    void check(SignatureScheme scheme) {
        CuehookConfigurationException.at(property, () -> {
            try {
                return scheme.key(secret);
            } catch (IllegalArgumentException e) {
                throw file == null ? e : inFile(file, e);
            }
        });
    }

    void addTo(VerifierBuilder<?> verifier) {
        if (file != null) {
            if (owner == null) {
                verifier.secretFile(file);
            } else {
                verifier.secretFileOf(owner, file);
            }
        } else if (owner == null) {
            verifier.secrets(List.of(secret));
        } else {
            verifier.secretOf(owner, secret);
        }
    }
}
