package dev.cuehook.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is kept and no longer tried. Immutable.
 *
 * @param delivery what was delivered
 * @param reason why it is dead
 * @param failure the last failure; null where there was none
 * @param attempts how often it was tried
 * @param diedAt when it was given up
 * @since 0.1
 */
public record DeadDelivery(
        StoredDelivery delivery,
        DeadReason reason,
        @Nullable Failure failure,
        int attempts,
        Instant diedAt) {}
