package dev.cuehook.receiver;

import dev.cuehook.Identity;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookException;
import dev.cuehook.inbox.DedupeStore.Claim;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.internal.receiver.Failures;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handling on the request's thread: a 2xx only after the handler returned. */
final class InlineDispatch {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final Setup setup;
    private final Handlers handlers;
    private final InlineTimeLimit timeLimit;
    private final Duration lease;

    InlineDispatch(Setup setup, Handlers handlers) {
        this.setup = setup;
        this.handlers = handlers;
        this.timeLimit = new InlineTimeLimit(setup.handlerTimeLimit());
        this.lease = setup.handlerTimeLimit().multipliedBy(2); // as long as a handler has that was interrupted
    }

    /** Handles a delivery that nobody has handled; the answer for every other. */
    Answer handle(Gate gate, Gate.Checked checked, String id, Admittance admittance) {
        WebhookEvent event = parse(gate, checked);
        Identity identity = checked.delivery().identity();
        Claim claim = InlineClaims.await(setup.dedupe(), identity, lease, gate.deadline());
        Outcome known = InlineClaims.known(claim);
        if (known != null) {
            return Answer.of(known, "the dedupe store says " + claim.status());
        }
        boolean done = false;
        try {
            Answer refused = admittance.refusal();
            if (refused != null) {
                return refused;
            }
            done = handled(gate, checked, event, id);
        } finally {
            InlineClaims.end(setup.dedupe(), identity, claim, done);
        }
        return Answer.of(done ? Outcome.HANDLED : Outcome.HANDLER_FAILED, "handled on the request's thread");
    }

    private static WebhookEvent parse(Gate gate, Gate.Checked checked) {
        try {
            return gate.verifier().parse(checked.delivery());
        } catch (WebhookException e) {
            throw Answer.of(e);
        }
    }

    private boolean handled(Gate gate, Gate.Checked checked, WebhookEvent event, String id) {
        Optional<EventHandler<WebhookEvent>> handler =
                handlers.find(event, gate.name()).map(Route::typedHandler);
        long since = System.nanoTime();
        if (handler.isPresent()) {
            Delivery delivery = new Delivery(id, checked.delivery(), 1, 0, false, Transaction.none());
            Throwable failure = failure(gate, handler.get(), event, delivery);
            setup.listener().attempted(Records.attempted(gate, checked, id, since, failure));
            if (failure != null) {
                return false;
            }
        }
        setup.listener().settled(Records.settled(gate, checked, id, since, handler.isPresent()));
        return true;
    }

    /** Whatever a handler throws, a {@link WebhookException} of its own doing included, is its failure and no answer. */
    private @Nullable Throwable failure(
            Gate gate, EventHandler<WebhookEvent> handler, WebhookEvent event, Delivery delivery) {
        InlineTimeLimit.Watch watch = timeLimit.begin(gate.name());
        LogContext log = new LogContext(
                gate.name(),
                gate.platform().id(),
                delivery.id(),
                event.envelope().type(),
                1);
        try (watch;
                log) {
            setup.tracing().handling(delivery, null, () -> handler.handle(event, delivery));
            return null;
        } catch (Throwable e) { // an error of the machine as well: whoever sent it must send it again
            if (e instanceof InterruptedException && !watch.isOver()) {
                Thread.currentThread().interrupt();
            }
            LOG.warn(
                    "The handler of endpoint {} failed; the delivery is answered 503, to be sent again.",
                    gate.name(),
                    Failures.printable(e));
            return e;
        }
    }

    /** Whether one new delivery more may be handled now: the answer if not. */
    @FunctionalInterface
    interface Admittance {
        @Nullable
        Answer refusal();
    }
}
