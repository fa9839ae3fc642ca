package dev.cuehook.inbox;

import dev.cuehook.Identity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The open deliveries of one resource, in order; only the first can be claimed. Guarded by the inbox's lock. */
final class MemoryLane {

    /** The token of a lane that nobody has claimed. */
    static final long FREE = 0;

    final Identity key;
    final String endpoint;
    final long number;
    final Deque<MemoryDelivery> entries = new ArrayDeque<>();

    /** Ready time, retry time and lease end in one. */
    Instant due;

    long token = FREE;
    int attempts;

    MemoryLane(Identity key, String endpoint, long number, Instant due) {
        this.key = key;
        this.endpoint = endpoint;
        this.number = number;
        this.due = due;
    }

    MemoryDelivery head() {
        return entries.getFirst();
    }
}
