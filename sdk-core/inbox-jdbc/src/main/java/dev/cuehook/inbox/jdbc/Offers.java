package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.StoredDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What waits to be written, in order of arrival, and bounded in number and bytes. Thread-safe; one thread takes. */
final class Offers {

    private static final int MOST = 1_024;
    private static final long MOST_BYTES = 32L << 20;

    private final Queue<Offer> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /** Lets a delivery wait; null where there is no room. */
    @Nullable
    Offer add(StoredDelivery delivery) {
        Offer offer = new Offer(delivery);
        int before = count.getAndIncrement();
        long total = bytes.addAndGet(offer.size());
        if (before >= MOST || (before > 0 && total > MOST_BYTES)) {
            leave(offer);
            return null;
        }
        waiting.add(offer);
        return offer;
    }

    /** Takes at most so many, of at most so many bytes; a larger one alone. */
    List<Offer> take(int most, long mostBytes) {
        List<Offer> batch = new ArrayList<>();
        long size = 0;
        for (Offer next = waiting.peek(); next != null && batch.size() < most; next = waiting.peek()) {
            if (!batch.isEmpty() && size + next.size() > mostBytes) {
                break;
            }
            Offer unused = waiting.remove(); // only this thread takes
            leave(next);
            if (next.take()) {
                batch.add(next);
                size += next.size();
            }
        }
        return batch;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    private void leave(Offer offer) {
        int unused = count.decrementAndGet();
        long unusedToo = bytes.addAndGet(-offer.size());
    }
}
