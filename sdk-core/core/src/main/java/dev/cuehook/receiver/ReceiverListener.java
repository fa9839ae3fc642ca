package dev.cuehook.receiver;

import dev.cuehook.Refusal;
import dev.cuehook.inbox.DeadReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a receiver does: for metrics, audit and alarms. Called on the thread that does the work, so it must be quick,
 * thread-safe, and must not throw; what it throws is logged and dropped.
 *
 * @since 0.1
 */
public interface ReceiverListener {

    /** A request was answered. */
    default void answered(Answered answered) {}

    /** An attempt to handle a delivery ended. */
    default void attempted(Attempted attempted) {}

    /** A delivery was settled: done, dead or rejected. */
    default void settled(Settled settled) {}

    /** A handler did not come back within twice its time limit; its thread is left to itself. */
    default void abandoned(String endpoint) {}

    /** A listener that tells both. */
    default ReceiverListener and(ReceiverListener other) {
        return new ListenerPair(this, other);
    }

    /** A listener that does nothing. */
    static ReceiverListener none() {
        return new ReceiverListener() {};
    }

    /**
     * An answer. What was refused says nothing about the delivery: its id and type are not to be believed.
     *
     * @param endpoint the endpoint's name; {@code -} where no endpoint has the path
     * @param platform the platform's id; {@code -} where there is no endpoint
     * @param outcome what became of the request
     * @param refusal the reason of a refusal; else null
     * @param status the status answered
     * @param took from the head's arrival to the answer
     * @param id this library's id of an accepted delivery; else null
     * @param type the platform's name for what happened, of a verified delivery; else null
     * @param identity the readable identity of a verified delivery; else null
     * @param keyId the secret that matched; null where none did
     * @param detail what was found and what was expected, without anything of the request; empty for what was acknowledged
     */
    record Answered(
            String endpoint,
            String platform,
            Outcome outcome,
            @Nullable Refusal refusal,
            int status,
            Duration took,
            @Nullable String id,
            @Nullable String type,
            @Nullable String identity,
            @Nullable String keyId,
            String detail) {}

    /**
     * An attempt.
     *
     * @param error the class of the exception that it ended with; null where it succeeded
     */
    record Attempted(
            String endpoint,
            String platform,
            String id,
            String type,
            int attempt,
            Duration took,
            @Nullable String error) {}

    /**
     * The end of a delivery.
     *
     * @param dead why it was given up; null where it was handled
     * @param handled whether a handler took it; false where nobody handles its type, or it died before a handler saw it
     * @param attempts how often it was tried
     * @param took from its arrival to its end
     */
    record Settled(
            String endpoint,
            String platform,
            String id,
            String type,
            @Nullable DeadReason dead,
            boolean handled,
            int attempts,
            Duration took) {}
}
