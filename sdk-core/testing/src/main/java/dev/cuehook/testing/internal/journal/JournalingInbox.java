package dev.cuehook.testing.internal.journal;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.inbox.TransactionBoundary;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An inbox that writes down every attempt, and lets a retry wait as long as the policy allows: without the random part
 * of the back-off a test knows when it comes.
 */
public final class JournalingInbox implements Inbox {

    private final Inbox inbox;
    private final RetryPolicy policy;
    private final Journal journal;
    private final Clock clock;
    private volatile @Nullable Throwable thrown; // one attempt at a time: nothing but the test's thread handles

    /** An inbox over another one. */
    public JournalingInbox(Inbox inbox, RetryPolicy policy, Journal journal, Clock clock) {
        this.inbox = inbox;
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction) {
        boolean settled = inbox.settle(claim, settlement, transaction);
        if (settled) {
            journal.attempt(claim, settlement.failure(), takeThrown());
        }
        return settled;
    }

    @Override
    public boolean retry(ClaimedDelivery claim, Duration backOff, Failure failure) {
        Duration longest = policy.longestWait(claim.attempt()).orElse(backOff);
        journal.attempt(claim, failure, takeThrown());
        journal.retryAt(clock.instant().plus(longest));
        return inbox.retry(claim, longest, failure);
    }

    @Override
    public TransactionBoundary transactions() {
        return work -> {
            try {
                return inbox.transactions().run(work);
            } catch (Throwable e) {
                thrown = e;
                throw e;
            }
        };
    }

    private @Nullable Throwable takeThrown() {
        Throwable last = thrown;
        thrown = null;
        return last;
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
    public void giveBack(ClaimedDelivery claim) {
        inbox.giveBack(claim);
    }

    @Override
    public boolean replace(ClaimedDelivery claim, StoredDelivery confirmed) {
        return inbox.replace(claim, confirmed);
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
