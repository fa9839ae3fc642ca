package dev.cuehook.testing.twins;

import dev.cuehook.inbox.DeliveryQuery;
import dev.cuehook.inbox.FailedAttempt;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.InboxCounts;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.inbox.ReplayOutcome;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A good operator's view, of which each subclass breaks one thing. */
class AdminTwin implements InboxAdmin {

    final InboxAdmin good;

    AdminTwin(InboxAdmin good) {
        this.good = good;
    }

    @Override
    public InboxCounts counts(String endpoint) {
        return good.counts(endpoint);
    }

    @Override
    public SortedSet<String> endpoints() {
        return good.endpoints();
    }

    @Override
    public List<KeptDelivery> search(DeliveryQuery query, int most) {
        return good.search(query, most);
    }

    @Override
    public Optional<KeptDelivery> find(String id) {
        return good.find(id);
    }

    @Override
    public List<FailedAttempt> failedAttempts(String id) {
        return good.failedAttempts(id);
    }

    @Override
    public Optional<byte[]> body(String id) {
        return good.body(id);
    }

    @Override
    public ReplayOutcome replay(String id) {
        return good.replay(id);
    }

    @Override
    public boolean discard(String id) {
        return good.discard(id);
    }

    @Override
    public void hold(String endpoint) {
        good.hold(endpoint);
    }

    @Override
    public void release(String endpoint) {
        good.release(endpoint);
    }
}
