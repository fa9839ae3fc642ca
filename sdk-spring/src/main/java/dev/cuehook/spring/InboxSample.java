package dev.cuehook.spring;

import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.InboxCounts;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the inbox had at a moment.
 *
 * @param at when it was counted
 * @param configured the counts of this application's endpoints
 * @param orphaned the counts of endpoints that the inbox knows and this application does not have
 * @param failure why nothing could be counted; null if it was
 */
record InboxSample(
        Instant at,
        Map<String, InboxCounts> configured,
        Map<String, InboxCounts> orphaned,
        @Nullable String failure) {

    static InboxSample of(InboxAdmin inbox, Iterable<String> endpoints, Instant at) {
        Map<String, InboxCounts> configured = new TreeMap<>();
        endpoints.forEach(endpoint -> configured.put(endpoint, inbox.counts(endpoint)));
        SortedSet<String> others = new TreeSet<>(inbox.endpoints());
        others.removeAll(configured.keySet());
        Map<String, InboxCounts> orphaned = new TreeMap<>();
        others.forEach(endpoint -> orphaned.put(endpoint, inbox.counts(endpoint)));
        return new InboxSample(
                at, Collections.unmodifiableMap(configured), Collections.unmodifiableMap(orphaned), null);
    }

    static InboxSample failed(String failure, Instant at) {
        return new InboxSample(at, Map.of(), Map.of(), failure);
    }

    /** Open deliveries that this application never handles. */
    long orphanedOpen() {
        return orphaned.values().stream().mapToLong(InboxCounts::open).sum();
    }
}
