package dev.cuehook.testing;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookResponse;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.receiver.ReceiverListener.Answered;
import dev.cuehook.receiver.ReceiverListener.Settled;
import dev.cuehook.testing.internal.journal.DeliveryLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request that a {@link TestReceiver} was given. The answer is fixed; attempts and their end show the
 * present state, so they grow when the receiver's time is advanced. Thread-safe.
 *
 * @since 0.1
 */
public final class TestDelivery {

    private final SignedRequest request;
    private final WebhookResponse response;
    private final Answered answered;
    private final DeliveryLog log;

    TestDelivery(SignedRequest request, WebhookResponse response, Answered answered, DeliveryLog log) {
        this.request = request;
        this.response = response;
        this.answered = answered;
        this.log = log;
    }

    /** What was sent. */
    public SignedRequest request() {
        return request;
    }

    /** The HTTP status that was answered. */
    public int status() {
        return response.status();
    }

    /** The whole answer. */
    public WebhookResponse response() {
        return response;
    }

    /** What the answer stands for. */
    public Outcome outcome() {
        return answered.outcome();
    }

    /** Why it was refused; null where it was not. */
    public @Nullable Refusal refusal() {
        return answered.refusal();
    }

    /** The library's id of the delivery; null unless it was new and kept. */
    public @Nullable String id() {
        return answered.id();
    }

    /** Every attempt to handle it so far; none for a duplicate, whose first delivery has them. */
    public List<TestAttempt> attempts() {
        return log.attempts();
    }

    /** Whether a handler has handled it. */
    public boolean isHandled() {
        Settled end = log.settled();
        return outcome() == Outcome.HANDLED || (end != null && end.handled() && end.dead() == null);
    }

    /** Why it is dead; null where it is not. */
    public @Nullable DeadReason dead() {
        Settled end = log.settled();
        return end == null ? null : end.dead();
    }

    /**
     * This delivery, if a handler has handled it.
     *
     * @throws AssertionError if none has; it says what happened instead, and its cause is what the handler threw
     */
    public TestDelivery requireHandled() {
        if (isHandled()) {
            return this;
        }
        List<TestAttempt> attempts = attempts();
        TestAttempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        throw new AssertionError(
                "The delivery was not handled: answered " + status() + " (" + outcome()
                        + (refusal() == null ? "" : ", " + refusal()) + "), " + attempts.size() + " attempt(s)"
                        + (dead() == null ? "" : ", dead: " + dead())
                        + (last == null || last.failure() == null
                                ? ""
                                : ", last failure: " + last.failure().error()) + ".",
                last == null ? null : last.thrown());
    }

    @Override
    public String toString() {
        return "TestDelivery[" + status() + ", " + outcome() + ", " + attempts().size() + " attempts]";
    }
}
