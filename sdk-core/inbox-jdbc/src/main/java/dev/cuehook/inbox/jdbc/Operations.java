package dev.cuehook.inbox.jdbc;

import java.time.Duration;

/** The protocol's steps over one connection, put together for one inbox. Immutable and thread-safe. */
record Operations(
        Lanes lanes,
        Accepts accepts,
        Claims claims,
        Settlements settlements,
        DeadLetters dead,
        Duration retention,
        Duration keepBodies) {

    static Operations of(boolean ordered, Duration retention, Duration keepBodies) {
        Lanes lanes = new Lanes(ordered);
        Settlements settlements = new Settlements(lanes, retention);
        return new Operations(
                lanes,
                new Accepts(lanes),
                new Claims(lanes, settlements),
                settlements,
                new DeadLetters(lanes, retention),
                retention,
                keepBodies);
    }
}
