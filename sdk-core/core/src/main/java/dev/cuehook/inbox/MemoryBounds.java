package dev.cuehook.inbox;

import java.time.Duration;

/** How much an inbox in memory takes in. */
record MemoryBounds(
        int mostOpen, long mostOpenBytes, int mostIdentities, int mostDead, Duration retention, boolean ordered) {}
