package dev.cuehook.receiver;

import dev.cuehook.Identity;
import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookHandshakeException;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.internal.receiver.TypeNotices;
import dev.cuehook.internal.root.VerifiedDelivery;
import dev.cuehook.internal.root.VerifiedDelivery.Proof;
import dev.cuehook.platform.Confirmation;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to handle a delivery, from its stored form to its settlement. */
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final Setup setup;
    private final Inbox inbox;
    private final Gates gates;
    private final Handlers handlers;
    private final Settling settling;
    private final TypeNotices unhandled = new TypeNotices();

    Attempts(Setup setup, Gates gates, Handlers handlers, Map<String, EndpointPause> pauses) {
        this.setup = setup;
        this.inbox = setup.inbox();
        this.gates = gates;
        this.handlers = handlers;
        this.settling = new Settling(setup, pauses);
    }

    /**
     * Makes the attempt; not where its handler has no place for it now.
     *
     * @param closing whether an interruption means that the receiver is closing, so that the attempt does not count
     * @param place takes a place among a handler's runs
     */
    void make(ClaimedDelivery claim, BooleanSupplier closing, Predicate<HandlerLimit> place) {
        StoredDelivery stored = claim.delivery();
        LogContext log =
                new LogContext(stored.endpoint(), stored.platform(), stored.id(), stored.type(), claim.attempt());
        try (log) {
            make(claim, stored, closing, place);
        }
    }

    private void make(
            ClaimedDelivery claim, StoredDelivery stored, BooleanSupplier closing, Predicate<HandlerLimit> place) {
        Gate gate = gates.named(stored.endpoint());
        long since = System.nanoTime();
        if (gate == null || !gate.platform().id().equals(stored.platform())) {
            settling.bury(
                    claim,
                    DeadReason.UNREADABLE,
                    new Failure(
                            "", "endpoint " + stored.endpoint() + " is no longer of platform " + stored.platform()));
            return;
        }
        RetryPolicy policy = setup.retryPolicy();
        if (!handlers.anyTries(claim.attempt(), policy)) {
            settling.bury(claim, DeadReason.WORKER_LOST, null); // the last attempt was claimed and never came back
            return;
        }
        try {
            VerifiedDelivery delivery = restore(gate, stored);
            if (confirmed(gate, claim, delivery)) {
                WebhookEvent event = parse(gate, delivery);
                Route route =
                        event == null ? null : handlers.find(event, gate.name()).orElse(null);
                if (event == null || route == null) {
                    unhandled(gate, claim, event);
                } else {
                    policy = route.retryPolicy(policy);
                    if (!Handlers.mayTry(claim.attempt(), policy)) {
                        settling.bury(claim, DeadReason.WORKER_LOST, null);
                        return;
                    }
                    if (route.limit() != null && !place.test(route.limit())) {
                        return;
                    }
                    handle(route.typedHandler(), event, claim, delivery);
                }
                settling.attempted(claim, since, null);
            }
        } catch (Unreadable e) {
            settling.attempted(claim, since, e.cause);
            settling.bury(claim, DeadReason.UNREADABLE, Failure.of(e.cause));
        } catch (Throwable e) {
            // Cleared before the inbox is spoken to: an interruption would break off a database's calls
            boolean interrupted = Thread.interrupted() || isInterruption(e);
            if (interrupted && closing.getAsBoolean()) {
                inbox.giveBack(claim);
                return;
            }
            settling.attempted(claim, since, e);
            settling.failed(claim, e, policy);
            if (e instanceof VirtualMachineError fatal) {
                throw fatal;
            }
        } finally {
            Thread.interrupted(); // whoever interrupted the handler did not mean this thread's next work
        }
    }

    private static boolean isInterruption(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .anyMatch(InterruptedException.class::isInstance);
    }

    private static VerifiedDelivery restore(Gate gate, StoredDelivery stored) {
        Proof proof = new Proof(
                stored.platform(),
                stored.endpoint(),
                stored.assurance(),
                stored.keyId(),
                stored.keyOwner(),
                stored.signedAt(),
                stored.receivedAt(),
                stored.signedFields());
        // A copy: what a handler does to its bytes must not be what the next attempt or the dead letter shows
        return gate.verifier().restore(proof, stored.body().clone(), stored.identity());
    }

    /** Whether the delivery can be handled now; if not, it has been dealt with. */
    private boolean confirmed(Gate gate, ClaimedDelivery claim, VerifiedDelivery delivery)
            throws InterruptedException, Unreadable {
        Confirmation confirmation = gate.options().confirmation();
        if (confirmation == null || delivery.assurance() != Assurance.TOKEN) {
            return true;
        }
        Confirmation.Answer answer = confirmation.confirm(delivery);
        byte[] body = answer.body();
        if (answer.kind() == Confirmation.Kind.CONTRADICTED) {
            settling.bury(claim, DeadReason.REJECTED, new Failure("", answer.detail()));
        } else if (body == null) {
            settling.failed(claim, new UnconfirmedException(answer.detail()), setup.retryPolicy());
        } else {
            VerifiedDelivery higher = delivery.confirmed(body);
            inbox.replace(
                    claim,
                    claim.delivery().toBuilder()
                            .body(body)
                            .assurance(Assurance.CONFIRMED)
                            .resource(resource(gate, higher))
                            .build());
        }
        return false;
    }

    private static @Nullable Identity resource(Gate gate, VerifiedDelivery delivery) throws Unreadable {
        try {
            return gate.verifier().scan(delivery).resource();
        } catch (WebhookUnreadableException e) {
            throw new Unreadable(e);
        }
    }

    /** The event; null for what is a handshake now. */
    private static @Nullable WebhookEvent parse(Gate gate, VerifiedDelivery delivery) throws Unreadable {
        try {
            return gate.verifier().parse(delivery);
        } catch (WebhookHandshakeException e) {
            return null;
        } catch (WebhookUnreadableException e) {
            throw new Unreadable(e);
        }
    }

    /** A handshake now, or nobody's. */
    private void unhandled(Gate gate, ClaimedDelivery claim, @Nullable WebhookEvent event) {
        if (event != null) {
            unhandled.note(gate.name(), claim.delivery().type(), Route.name(event.getClass()));
        }
        settling.settle(claim, Settlement.done(), Transaction.none(), false);
        settling.passed(claim);
    }

    private void handle(
            EventHandler<WebhookEvent> handler, WebhookEvent event, ClaimedDelivery claim, VerifiedDelivery delivery)
            throws Exception {
        boolean done = handler.boundary(inbox.transactions()).run(transaction -> {
            Delivery handed = new Delivery(
                    claim.delivery().id(), delivery, claim.attempt(), claim.replay(), claim.afterDead(), transaction);
            setup.tracing().handling(handed, claim.delivery().traceparent(), () -> handler.handle(event, handed));
            Thread.interrupted(); // the handler has done its work: too late to break off
            return inbox.settle(claim, Settlement.done(), transaction);
        });
        if (done) {
            settling.settled(claim, null, true);
        } else {
            LOG.warn(
                    "Delivery {} was handled, but its lease had been lost: it is handled again.",
                    claim.delivery().id());
        }
        settling.succeeded(claim);
    }

    /** The stored body is no event; told apart from a handler that met something unreadable of its own. */
    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final WebhookUnreadableException cause;

        Unreadable(WebhookUnreadableException cause) {
            super(cause.getMessage(), null, false, false);
            this.cause = cause;
        }
    }
}
