package dev.cuehook.testing.twins;

import dev.cuehook.inbox.DeadDelivery;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.InboxCounts;
import java.util.List;
import java.util.Optional;

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
    public List<DeadDelivery> dead(String endpoint, int most) {
        return good.dead(endpoint, most);
    }

    @Override
    public Optional<DeadDelivery> findDead(String id) {
        return good.findDead(id);
    }

    @Override
    public boolean replay(String id) {
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
