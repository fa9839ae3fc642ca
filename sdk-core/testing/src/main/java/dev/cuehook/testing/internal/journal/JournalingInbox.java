package dev.cuehook.testing.internal.journal;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.inbox.TransactionBoundary;
import dev.cuehook.testing.internal.ForwardingInbox;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An inbox that writes down every attempt, and lets a retry wait as long as the policy allows: without the random part
 * of the back-off a test knows when it comes.
 */
public final class JournalingInbox extends ForwardingInbox {

    private final RetryPolicy policy;
    private final Journal journal;
    private final Clock clock;
    private volatile @Nullable Throwable thrown; // one attempt at a time: nothing but the test's thread handles

    /** An inbox over another one. */
    public JournalingInbox(Inbox inbox, RetryPolicy policy, Journal journal, Clock clock) {
        super(inbox);
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction) {
        boolean settled = super.settle(claim, settlement, transaction);
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
        return super.retry(claim, longest, failure);
    }

    @Override
    public TransactionBoundary transactions() {
        TransactionBoundary boundary = super.transactions();
        return work -> {
            try {
                return boundary.run(work);
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
}
