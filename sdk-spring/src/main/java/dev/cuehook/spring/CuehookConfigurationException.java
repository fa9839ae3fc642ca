package dev.cuehook.spring;

import java.util.function.Supplier;

/** A mistake in the application's configuration: what was found, and what to do. Holds no secret. */
final class CuehookConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String found;
    private final String action;

    CuehookConfigurationException(String found, String action) {
        super(found + " " + action);
        this.found = found;
        this.action = action;
    }

    CuehookConfigurationException(String property, String found, String action) {
        this(property + ": " + found, action);
    }

    /** Runs a step of the configuration; what it finds wrong is said of this property. */
    static <T> T at(String property, Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            throw of(property + ": ", e, "Correct " + property + ".");
        }
    }

    /** Runs a step that no single property decides. */
    static <T> T explained(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException | IllegalStateException e) { // of the configuration, or of the inbox's store
            throw of("", e, "Correct the configuration under cuehook, or the bean that is named.");
        }
    }

    /** Core's messages end with the sentence that says what to do. */
    static CuehookConfigurationException of(String prefix, RuntimeException e, String otherwise) {
        String message = String.valueOf(e.getMessage());
        int lastSentence = message.lastIndexOf(". ");
        CuehookConfigurationException explained = lastSentence < 0
                ? new CuehookConfigurationException(prefix + message, otherwise)
                : new CuehookConfigurationException(
                        prefix + message.substring(0, lastSentence + 1), message.substring(lastSentence + 2));
        explained.initCause(e);
        return explained;
    }

    String found() {
        return found;
    }

    String action() {
        return action;
    }
}
