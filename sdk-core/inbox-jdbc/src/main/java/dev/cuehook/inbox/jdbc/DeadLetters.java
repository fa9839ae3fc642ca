package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.DeadDelivery;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.StoredDelivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deliveries that are kept and no longer tried. */
final class DeadLetters {

    private static final String SELECT = "SELECT d.reason, d.error, d.message, d.attempts, d.died_at, " + Columns.SELECT
            + " FROM cuehook_inbox_dead d JOIN cuehook_inbox i ON i.nr = d.inbox_nr"
            + " JOIN cuehook_inbox_body b ON b.nr = d.inbox_nr";

    private final Lanes lanes;
    private final Duration retention;

    DeadLetters(Lanes lanes, Duration retention) {
        this.lanes = lanes;
        this.retention = retention;
    }

    static void insert(
            Sql sql,
            long nr,
            String deliveryId,
            String endpoint,
            DeadReason reason,
            @Nullable Failure failure,
            int attempts,
            int replay)
            throws SQLException {
        int unused = sql.of("INSERT INTO cuehook_inbox_dead"
                        + " (inbox_nr, delivery_id, endpoint, reason, error, message, attempts, replay, died_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, :now)")
                .with(nr)
                .with(deliveryId)
                .with(endpoint)
                .with(reason.name())
                .with(failure == null ? null : Columns.fit(failure.error(), 255))
                .with(failure == null ? null : Columns.fit(failure.message(), 500))
                .with(attempts)
                .with(replay)
                .now()
                .update();
    }

    /** From now on the delivery is only remembered, and for the retention. */
    static void forget(Sql sql, long nr, Duration retention) throws SQLException {
        int unused = sql.of("UPDATE cuehook_inbox SET purge_after = :now + ? WHERE nr = ?")
                .now()
                .with(Claims.micros(retention))
                .with(nr)
                .update();
    }

    List<DeadDelivery> list(Sql sql, String endpoint, int most) throws SQLException {
        return sql.of(SELECT + " WHERE d.endpoint = ? ORDER BY d.died_at DESC, d.inbox_nr DESC LIMIT ?")
                .with(endpoint)
                .with(most)
                .list(DeadLetters::read);
    }

    @Nullable
    DeadDelivery find(Sql sql, String id) throws SQLException {
        return sql.of(SELECT + " WHERE d.delivery_id = ?").with(id).first(DeadLetters::read);
    }

    /** Puts a dead delivery at the end of its lane; false if there is none. */
    boolean replay(Sql sql, String id) throws SQLException {
        DeadDelivery dead = find(sql, id);
        Row row = dead == null ? null : remove(sql, id);
        if (dead == null || row == null) {
            return false;
        }
        lanes.insertOrLock(sql, List.of(dead.delivery()));
        Settlements.enqueue(sql, row.nr, lanes.of(dead.delivery()), row.replay + 1);
        return true;
    }

    /** Drops a dead delivery; false if there is none. */
    boolean discard(Sql sql, String id) throws SQLException {
        Row row = remove(sql, id);
        if (row != null) {
            forget(sql, row.nr, retention);
        }
        return row != null;
    }

    private static @Nullable Row remove(Sql sql, String id) throws SQLException {
        Row row = sql.of("SELECT inbox_nr, replay FROM cuehook_inbox_dead WHERE delivery_id = ?"
                        + sql.dialect().forUpdate())
                .with(id)
                .first(found -> new Row(found.getLong(1), found.getInt(2)));
        boolean removed = row != null
                && sql.of("DELETE FROM cuehook_inbox_dead WHERE inbox_nr = ?")
                                .with(row.nr)
                                .update()
                        == 1;
        return removed ? row : null;
    }

    private static @Nullable DeadDelivery read(ResultSet row) throws SQLException {
        StoredDelivery delivery = Columns.read(row);
        return delivery == null
                ? null
                : new DeadDelivery(
                        delivery,
                        DeadReason.valueOf(row.getString("reason")),
                        failure(row),
                        row.getInt("attempts"),
                        Columns.instant(row.getLong("died_at")));
    }

    static @Nullable Failure failure(ResultSet row) throws SQLException {
        String error = row.getString("error");
        return error == null ? null : new Failure(error, row.getString("message"));
    }

    private record Row(long nr, int replay) {}
}
