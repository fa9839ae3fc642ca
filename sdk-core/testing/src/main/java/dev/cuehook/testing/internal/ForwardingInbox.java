package dev.cuehook.testing.internal;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.inbox.TransactionBoundary;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Another inbox, of which a part can be made different. */
public abstract class ForwardingInbox implements Inbox {

    private final Inbox inbox;

    /** The inbox behind it. */
    protected ForwardingInbox(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public boolean isDurable() {
        return inbox.isDurable();
    }

    @Override
    public Duration retention() {
        return inbox.retention();
    }

    @Override
    public void open(InboxContext context) {
        inbox.open(context);
    }

    @Override
    public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
        return inbox.accept(delivery, atMost);
    }

    @Override
    public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
        return inbox.claim(endpoint, most, lease);
    }

    @Override
    public Set<ClaimedDelivery> renew(Collection<ClaimedDelivery> claims, Duration lease) {
        return inbox.renew(claims, lease);
    }

    @Override
    public boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction) {
        return inbox.settle(claim, settlement, transaction);
    }

    @Override
    public boolean retry(ClaimedDelivery claim, Duration backOff, Failure failure) {
        return inbox.retry(claim, backOff, failure);
    }

    @Override
    public void giveBack(ClaimedDelivery claim) {
        inbox.giveBack(claim);
    }

    @Override
    public boolean replace(ClaimedDelivery claim, StoredDelivery confirmed) {
        return inbox.replace(claim, confirmed);
    }

    @Override
    public TransactionBoundary transactions() {
        return inbox.transactions();
    }

    @Override
    public InboxAdmin admin() {
        return inbox.admin();
    }

    @Override
    public void close() {
        inbox.close();
    }
}
