package dev.cuehook.internal.receiver;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Objects;

/** Failures of code that is not ours, before they are logged or kept. */
public final class Failures {

    /** A chain of causes that is longer may have no end. */
    private static final int DEEPEST = 100;

    private Failures() {}

    /** The failure itself; another in its place if asking it for its message or its stack trace fails as well. */
    public static Throwable printable(Throwable thrown) {
        try {
            // Asks it and its causes for all that a log prints, some of which asks for what others do not
            int depth = 0;
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (++depth > DEEPEST) {
                    return new UnprintableFailure(thrown.getClass().getName());
                }
                Objects.requireNonNull(cause.getStackTrace());
            }
            thrown.printStackTrace(new PrintWriter(Writer.nullWriter()));
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
