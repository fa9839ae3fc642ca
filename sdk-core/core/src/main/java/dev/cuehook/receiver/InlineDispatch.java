package dev.cuehook.receiver;

import dev.cuehook.Identity;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookException;
import dev.cuehook.inbox.DedupeStore.Claim;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.internal.root.VerifiedDelivery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handling on the request's thread: a 2xx only after the handler returned. */
final class InlineDispatch {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final Setup setup;
    private final Handlers handlers;

    InlineDispatch(Setup setup, Handlers handlers) {
        this.setup = setup;
        this.handlers = handlers;
    }

    /** Handles a delivery that nobody has handled; the answer for every other. */
    Answer handle(Gate gate, VerifiedDelivery delivery, String id, Admittance admittance) {
        WebhookEvent event = parse(gate, delivery);
        Identity identity = delivery.identity();
        Claim claim = InlineClaims.await(setup.dedupe(), identity, setup.handlerTimeLimit(), gate.deadline());
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
            done = handled(gate, delivery, event, id);
        } finally {
            InlineClaims.end(setup.dedupe(), identity, claim, done);
        }
        return Answer.of(done ? Outcome.HANDLED : Outcome.HANDLER_FAILED, "handled on the request's thread");
    }

    private static WebhookEvent parse(Gate gate, VerifiedDelivery delivery) {
        try {
            return gate.verifier().parse(delivery);
        } catch (WebhookException e) {
            throw Answer.of(e);
        }
    }

    /** Whatever a handler throws, a {@link WebhookException} of its own doing included, is its failure and no answer. */
    private boolean handled(Gate gate, VerifiedDelivery delivery, WebhookEvent event, String id) {
        try {
            Optional<EventHandler<WebhookEvent>> handler = handlers.find(event, gate.name());
            if (handler.isPresent()) {
                handler.get().handle(event, new Delivery(id, delivery, 1, 0, false, Transaction.none()));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            LOG.warn(
                    "The handler of endpoint {} failed; the delivery is answered 503, to be sent again.",
                    gate.name(),
                    e);
            return false;
        }
    }

    /** Whether one new delivery more may be handled now: the answer if not. */
    @FunctionalInterface
    interface Admittance {
        @Nullable
        Answer refusal();
    }
}
