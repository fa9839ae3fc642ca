package dev.cuehook.inbox;

import java.time.Duration;

/** How much an inbox in memory takes in. */
record MemoryBounds(
        int mostOpen,
        long mostOpenBytes,
        int mostIdentities,
        int mostDead,
        int mostDone,
        Duration retention,
        boolean ordered) {}
