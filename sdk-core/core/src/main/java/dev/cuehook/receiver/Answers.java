package dev.cuehook.receiver;

import dev.cuehook.receiver.ReceiverListener.Answered;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the record of an answer. Of a request that was not verified it takes nothing but the endpoint. */
final class Answers {

    private Answers() {}

    static Answered of(Ticket ticket, Answer answer, Gate.@Nullable Checked checked, @Nullable String id) {
        Gate gate = ticket.gate();
        return new Answered(
                gate == null ? "-" : gate.name(),
                gate == null ? "-" : gate.platform().id(),
                answer.outcome(),
                answer.refusal(),
                answer.response().status(),
                Duration.ofNanos(System.nanoTime() - ticket.since()),
                id,
                checked == null ? null : checked.scanned().type(),
                checked == null ? null : checked.delivery().identity().readable(),
                checked == null ? null : checked.delivery().keyId());
    }
}
