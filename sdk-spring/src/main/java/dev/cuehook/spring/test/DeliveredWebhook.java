package dev.cuehook.spring.test;

import dev.cuehook.Refusal;
import dev.cuehook.receiver.ReceiverListener.Attempted;
import dev.cuehook.receiver.ReceiverListener.Settled;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery by the time {@link TestWebhooks} returned. Immutable.
 *
 * @since 0.1
 */
public final class DeliveredWebhook {

    private final int status;
    private final @Nullable Refusal refusal;
    private final @Nullable Attempted attempt;
    private final @Nullable Settled end;

    DeliveredWebhook(int status, @Nullable Refusal refusal, @Nullable Attempted attempt, @Nullable Settled end) {
        this.status = status;
        this.refusal = refusal;
        this.attempt = attempt;
        this.end = end;
    }

    /** The status answered. */
    public int status() {
        return status;
    }

    /** Why it was refused; null where it was not. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** Whether a listener has handled it. */
    public boolean isHandled() {
        return end != null && end.handled() && end.dead() == null;
    }

    /** The class of the exception that its last attempt ended with; null where there was none. */
    public @Nullable String failure() {
        return attempt == null ? null : attempt.error();
    }

    /**
     * Itself, if a listener has handled it.
     *
     * @throws AssertionError if not; the message says what happened instead
     */
    public DeliveredWebhook requireHandled() {
        if (!isHandled()) {
            throw new AssertionError("The delivery was not handled: " + this + ".");
        }
        return this;
    }

    @Override
    public String toString() {
        if (refusal != null) {
            return "answered " + status + ", " + refusal;
        }
        if (failure() != null) {
            return "answered " + status + ", and its listener failed with " + failure() + " (see the log)";
        }
        if (isHandled()) {
            return "answered " + status + ", and handled";
        }
        return end == null
                ? "answered " + status + ", and not handled: a duplicate, or not due"
                : "answered " + status + ", and no listener takes its type";
    }
}
