package dev.cuehook.inbox.jdbc;

import java.time.Duration;

/** The protocol's steps over one connection, put together for one inbox. Immutable and thread-safe. */
record Operations(
        Lanes lanes,
        Accepts accepts,
        Claims claims,
        Settlements settlements,
        Endings endings,
        Duration retention,
        Duration keepBodies,
        Duration keepDead,
        int mostDead,
        long mostOpen) {

    static Operations of(boolean ordered, Duration retention, Duration keepBodies) {
        return of(ordered, retention, keepBodies, Duration.ofDays(90), 10_000, 1_000_000);
    }

    static Operations of(
            boolean ordered, Duration retention, Duration keepBodies, Duration keepDead, int mostDead, long mostOpen) {
        Lanes lanes = new Lanes(ordered);
        Endings endings = new Endings(lanes, retention);
        Settlements settlements = new Settlements(lanes, endings);
        return new Operations(
                lanes,
                new Accepts(lanes),
                new Claims(settlements),
                settlements,
                endings,
                retention,
                keepBodies,
                keepDead,
                mostDead,
                mostOpen);
    }
}
