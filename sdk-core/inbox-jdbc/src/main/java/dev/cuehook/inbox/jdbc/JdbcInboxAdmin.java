package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.DeliveryQuery;
import dev.cuehook.inbox.FailedAttempt;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.InboxCounts;
import dev.cuehook.inbox.KeptDelivery;
import dev.cuehook.inbox.ReplayOutcome;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** The operator's view of a {@link JdbcInbox}. */
record JdbcInboxAdmin(Engine engine, Operations operations, Runnable workArrived) implements InboxAdmin {

    @Override
    public SortedSet<String> endpoints() {
        return engine.work(Administration::endpoints);
    }

    @Override
    public InboxCounts counts(String endpoint) {
        return engine.work(sql -> Administration.counts(sql, endpoint));
    }

    @Override
    public List<KeptDelivery> search(DeliveryQuery query, int most) {
        return new Search(engine, query).run(most);
    }

    @Override
    public Optional<KeptDelivery> find(String id) {
        return engine.work(sql -> Optional.ofNullable(Search.find(sql, id)));
    }

    @Override
    public List<FailedAttempt> failedAttempts(String id) {
        return engine.work(sql -> Attempts.list(sql, id));
    }

    @Override
    public Optional<byte[]> body(String id) {
        return engine.work(sql -> Optional.ofNullable(sql.of("SELECT b.body FROM cuehook_inbox i"
                        + " JOIN cuehook_inbox_body b ON b.nr = i.nr WHERE i.delivery_id = ?")
                .with(id)
                .first(row -> row.getBytes(1))));
    }

    @Override
    public ReplayOutcome replay(String id) {
        ReplayOutcome outcome = engine.workFlushed(sql -> operations.endings().replay(sql, id));
        workArrived.run();
        return outcome;
    }

    @Override
    public boolean discard(String id) {
        return engine.workFlushed(sql -> operations.endings().discard(sql, id));
    }

    @Override
    public void hold(String endpoint) {
        setHeld(endpoint, true);
    }

    @Override
    public void release(String endpoint) {
        setHeld(endpoint, false);
        workArrived.run();
    }

    private void setHeld(String endpoint, boolean held) {
        boolean unused = engine.workFlushed(sql -> {
            Administration.hold(sql, endpoint, held);
            return true;
        });
    }
}
