package dev.cuehook.receiver;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.inbox.Transaction;

/**
 * What a handler gets beside the event: where it came in, which attempt this is, and the verified delivery itself. Immutable;
 * to be used while the handler runs.
 *
 * @since 0.1
 */
public final class Delivery {

    private final String id;
    private final VerifiedWebhook webhook;
    private final int attempt;
    private final int replay;
    private final boolean afterDead;
    private final Transaction transaction;

    Delivery(String id, VerifiedWebhook webhook, int attempt, int replay, boolean afterDead, Transaction transaction) {
        this.id = id;
        this.webhook = webhook;
        this.attempt = attempt;
        this.replay = replay;
        this.afterDead = afterDead;
        this.transaction = transaction;
    }

    /** This library's id of the delivery, the same in logs and for operators, and the same in every attempt. */
    public String id() {
        return id;
    }

    /** The endpoint that took it in. */
    public String endpoint() {
        return webhook.endpoint();
    }

    /** The verified delivery: bytes, identity, key, assurance. */
    public VerifiedWebhook webhook() {
        return webhook;
    }

    /** Which attempt this is, 1 for the first; an operator's replay begins again at 1. */
    public int attempt() {
        return attempt;
    }

    /** How often an operator has replayed this delivery; 0 for never. */
    public int replay() {
        return replay;
    }

    /** Whether an earlier delivery of the same resource was given up while this one waited for it. */
    public boolean afterDead() {
        return afterDead;
    }

    /**
     * The transaction that commits together with the completion of this delivery. What is written through it is in effect
     * exactly once; everything else at least once.
     */
    public Transaction transaction() {
        return transaction;
    }

    @Override
    public String toString() {
        return "Delivery[" + id + ", endpoint=" + endpoint() + ", attempt=" + attempt + "]";
    }
}
