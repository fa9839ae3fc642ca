package dev.cuehook.inbox;

import dev.cuehook.Identity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which deliveries are being handled or are done, for endpoints that handle on the request's thread.
 * Implementations are thread-safe.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Of any number of claims for one identity at once, exactly one is {@link Status#NEW} until its lease ends.
 *   <li>{@link #complete} and {@link #release} under a lease that was lost have no effect.
 *   <li>A key is not forgotten before its time to make room: a full store refuses with {@link Status#REFUSED}.
 * </ul>
 *
 * @since 0.1
 */
public interface DedupeStore extends AutoCloseable {

    /** A store in memory for this process, with a million keys at most and a memory of seven days. */
    static DedupeStore inMemory() {
        return MemoryDedupeStore.builder().build();
    }

    /** Claims a delivery for the time of the lease. */
    Claim claim(Identity identity, Duration lease);

    /** The delivery was handled: from now on it is {@link Status#DONE}, for the store's retention time. */
    void complete(Identity identity, Claim claim);

    /** The delivery was not handled: the next claim is {@link Status#NEW}. */
    void release(Identity identity, Claim claim);

    /** Frees what the store holds. */
    @Override
    void close();

    /**
     * What came of a claim. Immutable.
     *
     * @param status whether the delivery is new
     * @param token proves the lease; null unless {@link Status#NEW}
     */
    record Claim(Status status, @Nullable String token) {}

    /** The state of a delivery; a closed set. */
    enum Status {
        /** It is yours to handle. */
        NEW,
        /** Somebody is handling it. */
        IN_PROGRESS,
        /** It was handled. */
        DONE,
        /** The store is full or unreachable. */
        REFUSED
    }
}
