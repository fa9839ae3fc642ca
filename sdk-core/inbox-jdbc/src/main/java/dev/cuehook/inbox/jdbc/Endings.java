package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.DeliveryState;
import dev.cuehook.inbox.ReplayOutcome;
import dev.cuehook.inbox.StoredDelivery;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deliveries that have ended: done, dead, discarded, and open again. Each holds the delivery's own row first. */
final class Endings {

    private final Lanes lanes;
    private final Duration retention;

    Endings(Lanes lanes, Duration retention) {
        this.lanes = lanes;
        this.retention = retention;
    }

    /** From now on the deliveries are remembered as done, for the retention. */
    void finish(Sql sql, List<Long> numbers, int attempts) throws SQLException {
        end(sql, numbers, DeliveryState.DONE, Integer.toString(attempts));
    }

    private void end(Sql sql, List<Long> numbers, DeliveryState state, String attempts) throws SQLException {
        List<Long> filled = Chunks.filledUp(numbers);
        int unused = sql.of("UPDATE cuehook_inbox" + sql.dialect().through("PRIMARY")
                        + " SET purge_after = :now + ?, outcome = ?, attempts = " + attempts
                        + ", ended_at = :now WHERE nr IN " + Sql.row(filled.size()))
                .now()
                .with(Claims.micros(retention))
                .with(state.name())
                .now()
                .withAll(filled)
                .update();
    }

    /** From now on the delivery is kept, and not tried. */
    static void bury(Sql sql, long nr, String endpoint, DeadReason reason, int attempts) throws SQLException {
        int unused = sql.of(
                        "INSERT INTO cuehook_inbox_dead (inbox_nr, endpoint, reason, died_at) VALUES (?, ?, ?, :now)")
                .with(nr)
                .with(endpoint)
                .with(reason.name())
                .now()
                .update();
        int unusedToo = sql.of("UPDATE cuehook_inbox SET attempts = ?, ended_at = :now WHERE nr = ?")
                .with(attempts)
                .now()
                .with(nr)
                .update();
    }

    /** Puts a delivery that has ended at the end of its lane. */
    ReplayOutcome replay(Sql sql, String id) throws SQLException {
        Long nr = lock(sql, id);
        if (nr == null) {
            return ReplayOutcome.GONE;
        }
        if (sql.of("SELECT seq FROM cuehook_inbox_queue WHERE inbox_nr = ?")
                        .with(nr)
                        .first(row -> row.getLong(1))
                != null) {
            return ReplayOutcome.ALREADY_OPEN;
        }
        StoredDelivery delivery = sql.of("SELECT " + Columns.SELECT
                        + " FROM cuehook_inbox i JOIN cuehook_inbox_body b ON b.nr = i.nr WHERE i.nr = ?")
                .with(nr)
                .first(Columns::read);
        if (delivery == null) {
            return ReplayOutcome.GONE;
        }
        int unused = sql.of("UPDATE cuehook_inbox SET purge_after = NULL, outcome = NULL, attempts = 0,"
                        + " ended_at = NULL, replay = replay + 1 WHERE nr = ?")
                .with(nr)
                .update();
        removeDead(sql, nr);
        byte[] lane = lanes.of(delivery);
        Lanes.insertOrLock(sql, lane, delivery.endpoint());
        Lanes.enqueue(sql, nr, lane);
        return ReplayOutcome.REPLAYED;
    }

    /** Drops a dead delivery; false if there is none. */
    boolean discard(Sql sql, String id) throws SQLException {
        Long nr = lock(sql, id);
        boolean dead = nr != null && removeDead(sql, nr);
        if (nr != null && dead) {
            drop(sql, nr);
        }
        return dead;
    }

    /** Drops a delivery whose dead letter is removed. */
    void drop(Sql sql, long nr) throws SQLException {
        end(sql, List.of(nr), DeliveryState.DISCARDED, "attempts");
    }

    private static @Nullable Long lock(Sql sql, String id) throws SQLException {
        return sql.of("SELECT nr FROM cuehook_inbox WHERE delivery_id = ?"
                        + sql.dialect().forUpdate())
                .with(id)
                .first(row -> row.getLong(1));
    }

    static boolean removeDead(Sql sql, long nr) throws SQLException {
        return sql.of("DELETE FROM cuehook_inbox_dead WHERE inbox_nr = ?")
                        .with(nr)
                        .update()
                == 1;
    }
}
