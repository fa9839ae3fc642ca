package dev.cuehook.inbox.jdbc;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which endpoints have more open work than they may. It is counted now and then, never for a delivery. Thread-safe. */
final class Backlog {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);

    private final Engine engine;
    private final long mostOpen;
    private final long lifted;
    private volatile Set<String> full = Set.of();

    Backlog(Engine engine, long mostOpen) {
        this.engine = engine;
        this.mostOpen = mostOpen;
        this.lifted = mostOpen - mostOpen / 10;
    }

    boolean isFull(String endpoint) {
        return full.contains(endpoint);
    }

    /** Counts; where all of them together are few, that is all. */
    void sample() {
        Set<String> found = new HashSet<>();
        if (engine.work(this::total) >= lifted) {
            for (String endpoint : engine.work(Administration::endpoints)) {
                long open = engine.work(sql -> Administration.open(sql, endpoint));
                if (open >= (full.contains(endpoint) ? lifted : mostOpen)) {
                    found.add(endpoint);
                }
            }
        }
        for (String endpoint : found) {
            if (!full.contains(endpoint)) {
                LOG.error(
                        "{} has {} open deliveries or more: new ones are answered 503 until it has {}. Do its handlers"
                                + " fail, is it held, or has nobody configured it?",
                        endpoint,
                        mostOpen,
                        lifted);
            }
        }
        full = Set.copyOf(found);
    }

    private long total(Sql sql) throws SQLException {
        Long total = sql.of("SELECT COUNT(*) FROM (SELECT 1 AS one FROM cuehook_inbox_queue LIMIT ?) q")
                .with(lifted)
                .first(row -> row.getLong(1));
        return total == null ? 0 : total;
    }
}
