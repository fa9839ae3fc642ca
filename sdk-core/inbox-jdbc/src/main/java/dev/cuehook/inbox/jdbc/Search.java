package dev.cuehook.inbox.jdbc;

import dev.cuehook.VerifiedWebhook.Assurance;
import dev.cuehook.inbox.DeadReason;
import dev.cuehook.inbox.DeliveryQuery;
import dev.cuehook.inbox.DeliveryState;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.KeptDelivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for deliveries in steps of so many rows, each a transaction of its own: it needs no index that every delivery would pay
 * for, and holds up nobody.
 */
final class Search {

    private static final int STEP = 1_000;

    private static final String SELECT = "SELECT i.nr, i.delivery_id, i.endpoint, i.platform, i.type, i.readable,"
            + " i.resource, i.assurance, i.received_at, i.signed_at, i.replay, i.outcome, i.attempts, i.ended_at,"
            + " d.reason, q.seq, l.attempts AS lane_attempts,"
            + " (SELECT MIN(h.seq) FROM cuehook_inbox_queue h WHERE h.lane = q.lane) AS head,"
            + " a.error, a.message, b.nr AS body_nr"
            + " FROM cuehook_inbox i"
            + " LEFT JOIN cuehook_inbox_queue q ON q.inbox_nr = i.nr"
            + " LEFT JOIN cuehook_inbox_lane l ON l.lane = q.lane"
            + " LEFT JOIN cuehook_inbox_dead d ON d.inbox_nr = i.nr"
            + " LEFT JOIN cuehook_inbox_body b ON b.nr = i.nr"
            + " LEFT JOIN cuehook_inbox_attempt a ON a.replay = i.replay"
            + " AND a.nr = (SELECT MAX(n.nr) FROM cuehook_inbox_attempt n WHERE n.inbox_nr = i.nr)";

    private final Engine engine;
    private final DeliveryQuery query;

    Search(Engine engine, DeliveryQuery query) {
        this.engine = engine;
        this.query = query;
    }

    static @Nullable KeptDelivery find(Sql sql, String id) throws SQLException {
        return sql.of(SELECT + " WHERE i.delivery_id = ?").with(id).first(Search::read);
    }

    List<KeptDelivery> run(int most) {
        List<KeptDelivery> found = new ArrayList<>();
        if (!Columns.mayHold(query)) {
            return found;
        }
        Long last = query.behind();
        long position = last != null ? last : query.oldestFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
        while (found.size() < most) {
            long from = position;
            Optional<Long> step = engine.work(sql -> Optional.ofNullable(end(sql, from)));
            if (step.isEmpty()) {
                break;
            }
            long end = step.get();
            engine.work(sql -> step(sql, from, end)).stream()
                    .filter(query::matches) // exactly: MariaDB and MySQL pass over blanks at the end
                    .limit(most - found.size())
                    .forEach(found::add);
            position = end;
        }
        return found;
    }

    /** The last number of the step behind this one; null if there is nothing more. */
    private @Nullable Long end(Sql sql, long from) throws SQLException {
        DeliveryState state = query.state();
        String table = state == DeliveryState.OPEN
                ? "cuehook_inbox_queue"
                : state == DeliveryState.DEAD ? "cuehook_inbox_dead" : "cuehook_inbox";
        String number = table.equals("cuehook_inbox") ? "nr" : "inbox_nr";
        return sql.of("SELECT " + (query.oldestFirst() ? "MAX" : "MIN") + "(w.n) FROM (SELECT " + number + " AS n FROM "
                        + table + " WHERE " + number + (query.oldestFirst() ? " > ?" : " < ?") + " ORDER BY " + number
                        + direction() + " LIMIT " + STEP + ") w")
                .with(from)
                .first(row -> nullable(row, 1));
    }

    private List<KeptDelivery> step(Sql sql, long from, long end) throws SQLException {
        DeliveryState state = query.state();
        // From the table that has few, so that what lies between them is not read
        String number =
                state == DeliveryState.OPEN ? "q.inbox_nr" : state == DeliveryState.DEAD ? "d.inbox_nr" : "i.nr";
        StringBuilder text = new StringBuilder(SELECT)
                .append(" WHERE ")
                .append(number)
                .append(query.oldestFirst() ? " > ? AND " : " < ? AND ")
                .append(number)
                .append(query.oldestFirst() ? " <= ?" : " >= ?");
        List<Object> values = new ArrayList<>(List.of(from, end));
        only(text, values, " AND i.endpoint = ?", query.endpoint());
        only(text, values, " AND i.type = ?", query.type());
        only(text, values, " AND i.resource = ?", query.resource());
        only(text, values, " AND d.reason = ?", name(query.reason()));
        only(text, values, " AND a.error = ?", query.error());
        only(text, values, " AND i.received_at >= ?", micros(query.receivedFrom()));
        only(text, values, " AND i.received_at < ?", micros(query.receivedBefore()));
        only(
                text,
                values,
                " AND i.outcome = ?",
                state == DeliveryState.OPEN || state == DeliveryState.DEAD ? null : name(state));
        text.append(" ORDER BY ").append(number).append(direction());
        Sql.Statement statement = sql.of(text.toString());
        for (Object value : values) {
            if (value instanceof Long whole) {
                statement.with(whole.longValue());
            } else {
                statement.with((String) value);
            }
        }
        return statement.list(Search::read);
    }

    private String direction() {
        return query.oldestFirst() ? " ASC" : " DESC";
    }

    private static void only(StringBuilder text, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            text.append(condition);
            values.add(value);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable Long micros(@Nullable Instant time) {
        return time == null ? null : (Long) Columns.nearestMicros(time);
    }

    private static KeptDelivery read(ResultSet row) throws SQLException {
        Long seq = nullable(row, "seq");
        String reason = row.getString("reason");
        DeliveryState state = seq != null
                ? DeliveryState.OPEN
                : reason != null ? DeliveryState.DEAD : DeliveryState.valueOf(row.getString("outcome"));
        boolean head = seq != null && seq.equals(nullable(row, "head"));
        String error = row.getString("error");
        return new KeptDelivery(
                row.getLong("nr"),
                row.getString("delivery_id"),
                row.getString("endpoint"),
                row.getString("platform"),
                row.getString("type"),
                row.getString("readable"),
                row.getString("resource"),
                Assurance.valueOf(row.getString("assurance")),
                Columns.instant(row.getLong("received_at")),
                instant(nullable(row, "signed_at")),
                state,
                reason == null ? null : DeadReason.valueOf(reason),
                error == null ? null : new Failure(error, row.getString("message")),
                head ? row.getInt("lane_attempts") : row.getInt("attempts"),
                row.getInt("replay"),
                instant(nullable(row, "ended_at")),
                nullable(row, "body_nr") != null);
    }

    private static @Nullable Instant instant(@Nullable Long micros) {
        return micros == null ? null : Columns.instant(micros);
    }

    private static @Nullable Long nullable(ResultSet row, String column) throws SQLException {
        return nullable(row, row.findColumn(column));
    }

    private static @Nullable Long nullable(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : (Long) value;
    }
}
