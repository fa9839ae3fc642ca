package dev.cuehook.inbox;

/**
 * What went wrong in an attempt, as it is kept for operators. Immutable and thread-safe.
 *
 * @param error the exception's class name
 * @param message its message, cut to 500 characters; empty where it has none
 * @since 0.1
 */
public record Failure(String error, String message) {

    private static final int LIMIT = 500;

    /** Cuts the message, and takes out what some databases cannot hold. */
    public Failure {
        message = (message.length() > LIMIT ? message.substring(0, LIMIT) : message).replace('\0', ' ');
    }

    /** The failure that this exception is. */
    public static Failure of(Throwable thrown) {
        return new Failure(thrown.getClass().getName(), messageOf(thrown));
    }

    private static String messageOf(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (Throwable e) { // it is somebody else's code, and its failure is what has to be kept
            return "";
        }
    }
}
