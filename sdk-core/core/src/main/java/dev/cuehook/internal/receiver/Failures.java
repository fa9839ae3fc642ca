package dev.cuehook.internal.receiver;

import java.io.PrintWriter;
import java.io.Writer;

/** Failures of code that is not ours, before they are logged or kept. */
public final class Failures {

    private Failures() {}

    /** The failure itself; another in its place if asking it for its message or its stack trace fails as well. */
    public static Throwable printable(Throwable thrown) {
        try {
            thrown.printStackTrace(
                    new PrintWriter(Writer.nullWriter())); // asks it and its causes for all that a log prints
            return thrown;
        } catch (Throwable e) {
            return new UnprintableFailure(thrown.getClass().getName());
        }
    }

    private static final class UnprintableFailure extends Exception {

        private static final long serialVersionUID = 1L;

        UnprintableFailure(String type) {
            super("A " + type + " that cannot be printed.", null, false, false);
        }
    }
}
