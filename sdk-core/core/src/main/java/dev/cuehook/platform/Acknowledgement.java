package dev.cuehook.platform;

import java.time.Duration;

/**
 * What a platform takes as "received", how long it waits, and what makes it send again. Immutable and thread-safe.
 *
 * @param deadline how long an answer may take before the receiver gives up with 503; shorter than the platform's own limit
 * @param retries what the platform sends again
 * @since 0.1
 */
public record Acknowledgement(Duration deadline, Retries retries) {

    /** Checks the bounds. */
    public Acknowledgement {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("The deadline is " + deadline + "; expected more than 0.");
        }
    }

    /** Five seconds, and everything but 2xx is sent again. */
    public static Acknowledgement defaults() {
        return new Acknowledgement(Duration.ofSeconds(5), Retries.ANY_NON_2XX);
    }

    /** The same with another deadline. */
    public Acknowledgement within(Duration deadline) {
        return new Acknowledgement(deadline, retries);
    }

    /** The same with another kind of retries. */
    public Acknowledgement retrying(Retries retries) {
        return new Acknowledgement(deadline, retries);
    }

    /** What makes a platform send a delivery again. */
    public enum Retries {
        /** Every answer but 2xx, and silence. */
        ANY_NON_2XX,
        /** 5xx and silence only. */
        SERVER_ERRORS,
        /** Not documented, or the sources disagree: do not rely on it. */
        UNKNOWN
    }
}
