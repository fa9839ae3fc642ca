package dev.cuehook.receiver;

import dev.cuehook.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that was not accepted, as it is kept in a bounded ring for operators. Holds nothing of the request. Immutable.
 *
 * @param at when it was answered
 * @param endpoint the endpoint's name; {@code -} where no endpoint has the path
 * @param outcome what became of it
 * @param refusal the reason of a refusal; else null
 * @param detail what was found and what was expected
 * @since 0.1
 */
public record RecentRefusal(
        Instant at,
        String endpoint,
        Outcome outcome,
        @Nullable Refusal refusal,
        String detail) {}
