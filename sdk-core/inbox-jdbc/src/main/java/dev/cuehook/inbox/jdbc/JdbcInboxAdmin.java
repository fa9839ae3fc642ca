package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.DeadDelivery;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.InboxCounts;
import java.util.List;
import java.util.Optional;

/** The operator's view of a {@link JdbcInbox}. */
record JdbcInboxAdmin(Engine engine, Operations operations) implements InboxAdmin {

    @Override
    public InboxCounts counts(String endpoint) {
        return engine.work(sql -> Administration.counts(sql, endpoint));
    }

    @Override
    public List<DeadDelivery> dead(String endpoint, int most) {
        return engine.work(sql -> operations.dead().list(sql, endpoint, most));
    }

    @Override
    public Optional<DeadDelivery> findDead(String id) {
        return engine.work(sql -> Optional.ofNullable(operations.dead().find(sql, id)));
    }

    @Override
    public boolean replay(String id) {
        return engine.work(sql -> operations.dead().replay(sql, id));
    }

    @Override
    public boolean discard(String id) {
        return engine.work(sql -> operations.dead().discard(sql, id));
    }

    @Override
    public void hold(String endpoint) {
        setHeld(endpoint, true);
    }

    @Override
    public void release(String endpoint) {
        setHeld(endpoint, false);
    }

    private void setHeld(String endpoint, boolean held) {
        boolean unused = engine.work(sql -> {
            Administration.hold(sql, endpoint, held);
            return true;
        });
    }
}
