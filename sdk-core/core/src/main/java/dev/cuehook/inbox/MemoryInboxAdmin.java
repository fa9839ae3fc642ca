package dev.cuehook.inbox;

import java.util.List;
import java.util.Optional;

/** The operator's view of an inbox in memory. */
record MemoryInboxAdmin(MemoryInbox inbox) implements InboxAdmin {

    @Override
    public InboxCounts counts(String endpoint) {
        return inbox.locked(memory -> memory.counts(endpoint));
    }

    @Override
    public List<DeadDelivery> dead(String endpoint, int most) {
        return inbox.locked(memory -> memory.dead().newest(endpoint, most));
    }

    @Override
    public Optional<DeadDelivery> findDead(String id) {
        return inbox.locked(
                memory -> Optional.ofNullable(memory.dead().find(id)).map(MemoryDeadLetters.Letter::delivery));
    }

    @Override
    public boolean replay(String id) {
        boolean replayed = inbox.locked(memory -> memory.replay(id));
        inbox.workArrived();
        return replayed;
    }

    @Override
    public boolean discard(String id) {
        return inbox.locked(memory -> memory.discard(id));
    }

    @Override
    public void hold(String endpoint) {
        inbox.locked(memory -> {
            memory.hold(endpoint, true);
            return memory;
        });
    }

    @Override
    public void release(String endpoint) {
        inbox.locked(memory -> {
            memory.hold(endpoint, false);
            return memory;
        });
        inbox.workArrived();
    }
}
