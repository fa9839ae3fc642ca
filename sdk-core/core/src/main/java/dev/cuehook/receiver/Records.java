package dev.cuehook.receiver;

import dev.cuehook.receiver.ReceiverListener.Answered;
import dev.cuehook.receiver.ReceiverListener.Attempted;
import dev.cuehook.receiver.ReceiverListener.Settled;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the records of requests. Of one that was not verified they take nothing but the endpoint. */
final class Records {

    private Records() {}

    static Answered answered(Ticket ticket, Answer answer, Gate.@Nullable Checked checked, @Nullable String id) {
        Gate gate = ticket.gate();
        return new Answered(
                gate == null ? "-" : gate.name(),
                gate == null ? "-" : gate.platform().id(),
                answer.outcome(),
                answer.refusal(),
                answer.response().status(),
                since(ticket.since()),
                id,
                checked == null ? null : checked.scanned().type(),
                checked == null ? null : checked.delivery().identity().readable(),
                checked == null ? null : checked.delivery().keyId(),
                answer.response().isSuccess() ? "" : answer.detail());
    }

    /** The one attempt of a delivery that is handled on its request's thread. */
    static Attempted attempted(Gate gate, Gate.Checked checked, String id, long since, @Nullable Throwable error) {
        return new Attempted(
                gate.name(),
                gate.platform().id(),
                id,
                checked.scanned().type(),
                1,
                since(since),
                error == null ? null : error.getClass().getName());
    }

    /** The end of a delivery that was handled on its request's thread. */
    static Settled settled(Gate gate, Gate.Checked checked, String id, long since, boolean handled) {
        return new Settled(
                gate.name(), gate.platform().id(), id, checked.scanned().type(), null, handled, 1, since(since));
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
