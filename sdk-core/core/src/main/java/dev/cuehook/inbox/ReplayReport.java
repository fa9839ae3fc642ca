package dev.cuehook.inbox;

/**
 * What came of replaying many deliveries. Immutable.
 *
 * @param replayed how many will be handled again
 * @param alreadyOpen how many were open, as somebody else had replayed them meanwhile
 * @param gone how many cannot be replayed: their bodies are not kept any more
 * @since 0.1
 */
public record ReplayReport(int replayed, int alreadyOpen, int gone) {}
