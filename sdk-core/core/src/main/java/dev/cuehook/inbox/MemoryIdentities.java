package dev.cuehook.inbox;

import dev.cuehook.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which deliveries are known: open and dead ones, and settled ones until their time is over. A dead one could be replayed, so
 * it must not come in anew beside that. Guarded by the inbox's lock.
 */
final class MemoryIdentities {

    private final int most;
    private final Duration retention;
    private final Set<Identity> kept = new HashSet<>();
    /** In the order in which they expire: all are kept equally long. */
    private final Map<Identity, Instant> settled = new LinkedHashMap<>();

    MemoryIdentities(int most, Duration retention) {
        this.most = most;
        this.retention = retention;
    }

    boolean isKnown(Identity identity, Instant now) {
        Iterator<Instant> oldest = settled.values().iterator();
        while (oldest.hasNext() && !now.isBefore(oldest.next())) {
            oldest.remove();
        }
        return kept.contains(identity) || settled.containsKey(identity);
    }

    /** False if there is no room: nothing is forgotten before its time. */
    boolean add(Identity identity) {
        return kept.size() + settled.size() < most && kept.add(identity);
    }

    /** It can be handed out again, so it is remembered for as long as it is kept. */
    void keep(Identity identity) {
        settled.remove(identity);
        kept.add(identity);
    }

    void settle(Identity identity, Instant now) {
        kept.remove(identity);
        settled.put(identity, now.plus(retention));
    }
}
