package dev.cuehook.testing.twins;

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

/** A good inbox, of which each subclass breaks one thing. */
class InboxTwin implements Inbox {

    final Inbox good;

    InboxTwin(Inbox good) {
        this.good = good;
    }

    @Override
    public boolean isDurable() {
        return good.isDurable();
    }

    @Override
    public Duration retention() {
        return good.retention();
    }

    @Override
    public void open(InboxContext context) {
        good.open(context);
    }

    @Override
    public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
        return good.accept(delivery, atMost);
    }

    @Override
    public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
        return good.claim(endpoint, most, lease);
    }

    @Override
    public Set<ClaimedDelivery> renew(Collection<ClaimedDelivery> claims, Duration lease) {
        return good.renew(claims, lease);
    }

    @Override
    public boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction) {
        return good.settle(claim, settlement, transaction);
    }

    @Override
    public boolean retry(ClaimedDelivery claim, Duration backOff, Failure failure) {
        return good.retry(claim, backOff, failure);
    }

    @Override
    public void giveBack(ClaimedDelivery claim) {
        good.giveBack(claim);
    }

    @Override
    public boolean replace(ClaimedDelivery claim, StoredDelivery confirmed) {
        return good.replace(claim, confirmed);
    }

    @Override
    public TransactionBoundary transactions() {
        return good.transactions();
    }

    @Override
    public InboxAdmin admin() {
        return good.admin();
    }

    @Override
    public void close() {
        good.close();
    }
}
