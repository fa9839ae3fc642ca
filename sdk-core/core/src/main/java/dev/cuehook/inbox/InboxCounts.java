package dev.cuehook.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint has in an inbox. Immutable.
 *
 * @param open deliveries that wait or are being handled
 * @param dead deliveries that are kept and no longer tried
 * @param oldest arrival of the oldest open delivery; null where none is open
 * @param held whether an operator holds the endpoint
 * @since 0.1
 */
public record InboxCounts(long open, long dead, @Nullable Instant oldest, boolean held) {}
