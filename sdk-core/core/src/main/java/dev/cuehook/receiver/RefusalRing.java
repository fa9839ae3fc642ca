package dev.cuehook.receiver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The last thousand requests that were not accepted. Thread-safe. */
final class RefusalRing {

    private static final int MOST = 1_000;

    private final Deque<RecentRefusal> ring = new ArrayDeque<>();

    synchronized void add(RecentRefusal refusal) {
        if (ring.size() == MOST) {
            ring.removeFirst();
        }
        ring.addLast(refusal);
    }

    /** The newest first. */
    synchronized List<RecentRefusal> list() {
        List<RecentRefusal> newestFirst = new ArrayList<>(ring);
        Collections.reverse(newestFirst);
        return List.copyOf(newestFirst);
    }
}
