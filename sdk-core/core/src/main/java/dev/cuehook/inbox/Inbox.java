package dev.cuehook.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Keeps accepted deliveries until they are handled, and remembers them after that, so that a repeat is known as one.
 * Implementations are thread-safe. One inbox serves one receiver.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>{@link AcceptOutcome#ACCEPTED} and {@link AcceptOutcome#DUPLICATE} mean: kept. For a {@link #isDurable() durable}
 *       inbox that means flushed; the one in memory loses everything with the process.
 *   <li>Of deliveries with one identity, whenever and however many at once, exactly one is accepted. There is no check
 *       before an insert.
 *   <li>Deliveries of one resource are handed out one at a time, in the order in which they were accepted. Those of
 *       different resources do not wait for each other.
 *   <li>A delivery is handed out until it is settled: at least once. What is done under a lease that was lost has no effect.
 *   <li>An identity is remembered for the retention time after its delivery was settled, and never forgotten earlier to
 *       make room: a full memory refuses.
 * </ul>
 *
 * @since 0.1
 */
public interface Inbox extends AutoCloseable {

    /** An inbox in memory with its default bounds. Lossy: what it holds dies with the process. */
    static Inbox inMemory() {
        return MemoryInbox.builder().build();
    }

    /** Whether what it keeps survives the process, and what it keeps it in. */
    boolean isDurable();

    /** How long an identity is remembered after its delivery was settled. */
    Duration retention();

    /**
     * Opens the store; called once, before everything else.
     *
     * @throws IllegalStateException if the store cannot be used; the message says what was found and what to do
     */
    void open(InboxContext context);

    /**
     * Keeps a delivery unless one with the same identity is kept.
     *
     * @param atMost how long to wait for an outcome; then {@code REFUSED}, and the delivery is not kept later
     */
    AcceptOutcome accept(StoredDelivery delivery, Duration atMost);

    /**
     * Hands out deliveries of an endpoint that are due, the longest due first and one for each resource. Counts the
     * attempt.
     *
     * @param most at most so many
     * @param lease after this time without {@link #renew} they are handed out again
     */
    List<ClaimedDelivery> claim(String endpoint, int most, Duration lease);

    /** Prolongs leases; those that are in the answer are lost. */
    Set<ClaimedDelivery> renew(Collection<ClaimedDelivery> claims, Duration lease);

    /**
     * Ends a delivery. The next one of its resource becomes due.
     *
     * @param transaction the one of {@link #transactions()}, or {@link Transaction#none()}
     * @return false if the lease was lost: nothing was changed
     */
    boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction);

    /**
     * Lets a delivery be tried again after a while; its resource waits for it.
     *
     * @return false if the lease was lost: nothing was changed
     */
    boolean retry(ClaimedDelivery claim, Duration backOff, Failure failure);

    /** Gives a delivery back as if it had not been claimed: the attempt does not count. */
    void giveBack(ClaimedDelivery claim);

    /**
     * Puts a confirmed form in the place of an unconfirmed delivery, at the end of its own resource's lane, with no attempt
     * counted.
     *
     * @return false if the lease was lost: nothing was changed
     */
    boolean replace(ClaimedDelivery claim, StoredDelivery confirmed);

    /** Runs a handler and {@link #settle} as one unit. */
    TransactionBoundary transactions();

    /** The operator's view. */
    InboxAdmin admin();

    /** Stops accepting and handing out, and closes the store. */
    @Override
    void close();
}
