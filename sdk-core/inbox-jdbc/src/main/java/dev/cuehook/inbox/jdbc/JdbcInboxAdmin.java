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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's view of a {@link JdbcInbox}. */
record JdbcInboxAdmin(Engine engine, Operations operations, Runnable workArrived) implements InboxAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);

    @Override
    public SortedSet<String> endpoints() {
        return engine.work(Administration::endpoints);
    }

    @Override
    public InboxCounts counts(String endpoint) {
        return Columns.isName(endpoint, 64)
                ? engine.work(sql -> Administration.counts(sql, endpoint))
                : new InboxCounts(0, 0, null, false);
    }

    @Override
    public List<KeptDelivery> search(DeliveryQuery query, int most) {
        return new Search(engine, query).run(most);
    }

    @Override
    public Optional<KeptDelivery> find(String id) {
        return isId(id) ? engine.work(sql -> Optional.ofNullable(Search.find(sql, id))) : Optional.empty();
    }

    @Override
    public List<FailedAttempt> failedAttempts(String id) {
        return isId(id) ? engine.work(sql -> Attempts.list(sql, id)) : List.of();
    }

    @Override
    public Optional<byte[]> body(String id) {
        if (!isId(id)) {
            return Optional.empty();
        }
        return engine.work(sql -> Optional.ofNullable(sql.of("SELECT b.body FROM cuehook_inbox i"
                        + " JOIN cuehook_inbox_body b ON b.nr = i.nr WHERE i.delivery_id = ?")
                .with(id)
                .first(row -> row.getBytes(1))));
    }

    @Override
    public ReplayOutcome replay(String id) {
        if (!isId(id)) {
            return ReplayOutcome.GONE;
        }
        ReplayOutcome outcome = engine.workFlushed(sql -> operations.endings().replay(sql, id));
        workArrived.run();
        return outcome;
    }

    @Override
    public boolean discard(String id) {
        return isId(id) && engine.workFlushed(sql -> operations.endings().discard(sql, id));
    }

    /** Whether a delivery can have this id: databases refuse some texts. */
    private static boolean isId(String id) {
        return Columns.isName(id, 36);
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
        if (!Columns.isName(endpoint, 64)) {
            throw new IllegalArgumentException("No endpoint can have the name that was given, of " + endpoint.length()
                    + " characters; expected 1 to 64 of printable ASCII.");
        }
        boolean unused = engine.workFlushed(sql -> {
            Administration.hold(sql, endpoint, held);
            return true;
        });
        LOG.info("Endpoint {} is {}.", endpoint, held ? "held: its deliveries wait until it is released" : "released");
    }
}
