package dev.cuehook.receiver;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.internal.receiver.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows an attempt: the end of a delivery or its next attempt, and who hears of it. */
final class Settling {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final Setup setup;
    private final Inbox inbox;
    private final Map<String, EndpointPause> pauses;

    Settling(Setup setup, Map<String, EndpointPause> pauses) {
        this.setup = setup;
        this.inbox = setup.inbox();
        this.pauses = pauses;
    }

    /** An attempt failed: by this policy it is tried again, or it was the last. */
    void failed(ClaimedDelivery claim, Throwable thrown, RetryPolicy policy) {
        Throwable e = Failures.printable(thrown);
        StoredDelivery delivery = claim.delivery();
        if (!(thrown instanceof UnconfirmedException)) { // what a sender made up must not hold up what is true
            pause(claim).failed(delivery.id());
        }
        if (!policy.retries(thrown)) {
            LOG.error(
                    "Delivery {} of endpoint {} is dead: its failure is not retried.",
                    delivery.id(),
                    delivery.endpoint(),
                    e);
            bury(claim, DeadReason.NOT_RETRYABLE, Failure.of(e));
            return;
        }
        Optional<Duration> wait = policy.wait(claim.attempt(), ThreadLocalRandom.current());
        if (wait.isEmpty()) {
            LOG.error(
                    "Delivery {} of endpoint {} is dead after {} attempts.",
                    delivery.id(),
                    delivery.endpoint(),
                    claim.attempt(),
                    e);
            bury(claim, DeadReason.ATTEMPTS_EXHAUSTED, Failure.of(e));
            return;
        }
        LOG.warn(
                "Attempt {} of delivery {} of endpoint {} failed; the next one is in {} ms.",
                claim.attempt(),
                delivery.id(),
                delivery.endpoint(),
                wait.get().toMillis(),
                e);
        inbox.retry(claim, wait.get(), Failure.of(e));
    }

    /** Keeps a delivery as dead. */
    void bury(ClaimedDelivery claim, DeadReason reason, @Nullable Failure failure) {
        boolean handled = reason == DeadReason.ATTEMPTS_EXHAUSTED || reason == DeadReason.NOT_RETRYABLE;
        settle(claim, Settlement.dead(reason, failure), Transaction.none(), handled);
    }

    /** Ends a delivery. */
    void settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction, boolean handled) {
        if (inbox.settle(claim, settlement, transaction)) {
            settled(claim, settlement.dead(), handled);
        }
    }

    /** A handler succeeded. */
    void succeeded(ClaimedDelivery claim) {
        pause(claim).succeeded();
    }

    /** Nobody handles the delivery. */
    void passed(ClaimedDelivery claim) {
        pause(claim).passed();
    }

    private EndpointPause pause(ClaimedDelivery claim) {
        return Objects.requireNonNull(pauses.get(claim.delivery().endpoint()));
    }

    /** Tells of an attempt. */
    void attempted(ClaimedDelivery claim, long since, @Nullable Throwable error) {
        StoredDelivery delivery = claim.delivery();
        setup.listener()
                .attempted(new ReceiverListener.Attempted(
                        delivery.endpoint(),
                        delivery.platform(),
                        delivery.id(),
                        delivery.type(),
                        claim.attempt(),
                        Duration.ofNanos(System.nanoTime() - since),
                        error == null ? null : error.getClass().getName()));
    }

    /** Tells of an end that has taken effect. */
    void settled(ClaimedDelivery claim, @Nullable DeadReason dead, boolean handled) {
        StoredDelivery delivery = claim.delivery();
        Instant now = setup.clock().instant();
        setup.listener()
                .settled(new ReceiverListener.Settled(
                        delivery.endpoint(),
                        delivery.platform(),
                        delivery.id(),
                        delivery.type(),
                        dead,
                        handled,
                        claim.attempt(),
                        Duration.between(delivery.receivedAt(), now)));
    }
}
