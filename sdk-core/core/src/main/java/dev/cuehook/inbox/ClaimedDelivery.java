package dev.cuehook.inbox;

/**
 * A delivery that was handed out, and the lease under which it was. Immutable and thread-safe.
 *
 * @param delivery what to handle
 * @param token proves the lease: what is done under an older token has no effect
 * @param attempt 1 for the first
 * @param replay how often an operator has replayed it
 * @param afterDead whether an earlier delivery of the same resource died while this one waited
 * @since 0.1
 */
public record ClaimedDelivery(StoredDelivery delivery, long token, int attempt, int replay, boolean afterDead) {}
