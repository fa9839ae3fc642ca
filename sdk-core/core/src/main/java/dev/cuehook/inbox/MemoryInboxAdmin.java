package dev.cuehook.inbox;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** The operator's view of an inbox in memory. */
record MemoryInboxAdmin(MemoryInbox inbox) implements InboxAdmin {

    @Override
    public SortedSet<String> endpoints() {
        return inbox.locked(MemoryState::endpoints);
    }

    @Override
    public InboxCounts counts(String endpoint) {
        return inbox.locked(memory -> memory.counts(endpoint));
    }

    @Override
    public List<KeptDelivery> search(DeliveryQuery query, int most) {
        return inbox.locked(memory -> memory.search(query, Math.max(0, most)));
    }

    @Override
    public Optional<KeptDelivery> find(String id) {
        return inbox.locked(memory -> Optional.ofNullable(memory.find(id)).map(memory::view));
    }

    @Override
    public List<FailedAttempt> failedAttempts(String id) {
        return inbox.locked(memory -> {
            MemoryDelivery found = memory.find(id);
            return found == null ? List.of() : found.failures();
        });
    }

    @Override
    public Optional<byte[]> body(String id) {
        return inbox.locked(memory -> Optional.ofNullable(memory.find(id))
                .map(found -> found.delivery.body().clone()));
    }

    @Override
    public ReplayOutcome replay(String id) {
        ReplayOutcome outcome = inbox.locked(memory -> memory.replay(id));
        inbox.workArrived();
        return outcome;
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
