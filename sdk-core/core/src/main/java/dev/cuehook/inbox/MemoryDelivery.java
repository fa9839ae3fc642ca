package dev.cuehook.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A delivery in memory, from its arrival until it is forgotten. Guarded by the inbox's lock. */
final class MemoryDelivery {

    private static final int MOST_FAILURES = 100;

    final long number;
    private final List<FailedAttempt> failures = new ArrayList<>();

    StoredDelivery delivery;
    DeliveryState state = DeliveryState.OPEN;
    boolean afterDead;
    int replay;
    int attempts;

    @Nullable
    DeadReason reason;

    @Nullable
    Instant endedAt;

    MemoryDelivery(long number, StoredDelivery delivery) {
        this.number = number;
        this.delivery = delivery;
    }

    void failed(@Nullable Failure failure, int attempt, Instant now) {
        if (failure != null) {
            if (failures.size() == MOST_FAILURES) {
                failures.remove(0);
            }
            failures.add(new FailedAttempt(replay, attempt, now, failure));
        }
    }

    void end(DeliveryState state, @Nullable DeadReason reason, int attempts, Instant now) {
        this.state = state;
        this.reason = reason;
        this.attempts = attempts;
        this.endedAt = now;
    }

    void openAgain() {
        delivery = delivery.toBuilder().deadOnArrival(null).build();
        state = DeliveryState.OPEN;
        reason = null;
        endedAt = null;
        afterDead = false;
        attempts = 0;
        replay++;
    }

    List<FailedAttempt> failures() {
        return List.copyOf(failures);
    }

    KeptDelivery view(int attemptsNow) {
        FailedAttempt last = failures.isEmpty() ? null : failures.get(failures.size() - 1);
        return new KeptDelivery(
                number,
                delivery.id(),
                delivery.endpoint(),
                delivery.platform(),
                delivery.type(),
                delivery.identity().readable(),
                delivery.resource() == null ? null : delivery.resource().readable(),
                delivery.assurance(),
                delivery.receivedAt(),
                delivery.signedAt(),
                state,
                reason,
                last == null || last.replay() < replay ? null : last.failure(),
                attemptsNow,
                replay,
                endedAt,
                true);
    }
}
