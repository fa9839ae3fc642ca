package dev.cuehook.testing.internal.journal;

import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Failure;
import dev.cuehook.receiver.ReceiverListener;
import dev.cuehook.testing.TestAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes down what a receiver answers and tries, and when it is to try again. Thread-safe. */
public final class Journal implements ReceiverListener {

    private final Map<String, DeliveryLog> logs = new HashMap<>();
    private final List<TestAttempt> all = new ArrayList<>();
    private final NavigableSet<Instant> retries = new TreeSet<>();
    private volatile @Nullable Answered answer;

    @Override
    public void answered(Answered answered) {
        answer = answered;
    }

    @Override
    public void settled(Settled settled) {
        of(settled.id()).end(settled);
    }

    /** The last answer that was given. */
    public Answered lastAnswer() {
        Answered last = answer;
        if (last == null) {
            throw new IllegalStateException("The receiver answered without telling its listener.");
        }
        return last;
    }

    /** What became of the delivery with this id. */
    public synchronized DeliveryLog of(String id) {
        return logs.computeIfAbsent(id, ignored -> new DeliveryLog());
    }

    /** All attempts so far, of all deliveries. */
    public synchronized List<TestAttempt> attempts() {
        return List.copyOf(all);
    }

    /** The next time at which something is tried again, if that is not after this; else null. */
    public synchronized @Nullable Instant takeRetryUntil(Instant end) {
        return retries.isEmpty() || retries.first().isAfter(end) ? null : retries.pollFirst();
    }

    synchronized void attempt(ClaimedDelivery claim, @Nullable Failure failure, @Nullable Throwable thrown) {
        TestAttempt attempt = new TestAttempt(
                claim.delivery().id(),
                claim.delivery().endpoint(),
                claim.delivery().type(),
                claim.attempt(),
                failure,
                thrown);
        all.add(attempt);
        of(attempt.deliveryId()).add(attempt);
    }

    synchronized void retryAt(Instant time) {
        retries.add(time);
    }
}
