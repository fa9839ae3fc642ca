package dev.cuehook.inbox;

import java.time.Instant;

/**
 * An attempt to handle a delivery that failed. Immutable.
 *
 * @param replay how often the delivery had been replayed before it
 * @param attempt 1 for the first of that replay
 * @param failedAt when it failed
 * @param failure what went wrong
 * @since 0.1
 */
public record FailedAttempt(int replay, int attempt, Instant failedAt, Failure failure) {}
