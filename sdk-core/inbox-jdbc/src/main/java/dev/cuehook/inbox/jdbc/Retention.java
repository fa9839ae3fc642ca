package dev.cuehook.inbox.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Forgets what is over, in steps of so many rows, each a transaction of its own. A delivery's own row is held first, so that a
 * replay finds all of it or nothing. Used by one thread.
 */
final class Retention {

    private static final int STEP = 1_000;
    private static final Duration REJECTED = Duration.ofDays(1);

    private final Engine engine;
    private final Operations operations;
    private long bodiesSeen;

    Retention(Engine engine, Operations operations) {
        this.engine = engine;
        this.operations = operations;
    }

    /** Takes a step; false if nothing is left that is over. */
    boolean step() {
        boolean more = engine.work(this::identities) == STEP;
        more |= bodies();
        for (String endpoint : engine.work(Administration::endpoints)) {
            more |= engine.work(sql -> dead(sql, endpoint)) > 0;
        }
        return more;
    }

    /** Identities whose time is over, with all that belongs to them; how many. */
    private int identities(Sql sql) throws SQLException {
        List<Long> over = sql.of("SELECT nr FROM cuehook_inbox WHERE purge_after < :now ORDER BY purge_after LIMIT "
                        + STEP + sql.dialect().skipLocked())
                .now()
                .list(row -> row.getLong(1));
        for (List<Long> some : Chunks.of(over)) {
            delete(sql, "cuehook_inbox_attempt", "cuehook_inbox_attempt_of", "inbox_nr", some);
            delete(sql, "cuehook_inbox_body", "PRIMARY", "nr", some);
            delete(sql, "cuehook_inbox", "PRIMARY", "nr", some);
        }
        return over.size();
    }

    /**
     * Bodies of what was done or discarded before this long: in order of arrival, up to a step of which most ended lately. What
     * comes behind it ended later still, but for a few.
     */
    private boolean bodies() {
        long from = bodiesSeen;
        List<Body> bodies = engine.work(sql -> bodies(sql, from));
        boolean more =
                bodies.size() == STEP && bodies.stream().filter(Body::young).count() < STEP / 2;
        bodiesSeen = more ? bodies.get(STEP - 1).nr : 0;
        return more;
    }

    private List<Body> bodies(Sql sql, long from) throws SQLException {
        List<Body> bodies = sql.of("SELECT b.nr, CASE WHEN i.ended_at >= :now - ? THEN 1 ELSE 0 END,"
                        + " CASE WHEN i.ended_at < :now - ? THEN 1 ELSE 0 END"
                        + " FROM cuehook_inbox_body b JOIN cuehook_inbox i ON i.nr = b.nr"
                        + " WHERE b.nr > ? ORDER BY b.nr LIMIT " + STEP)
                .now()
                .with(Claims.micros(operations.keepBodies()))
                .now()
                .with(Claims.micros(operations.keepBodies()))
                .with(from)
                .list(row -> new Body(row.getLong(1), row.getInt(2) == 1, row.getInt(3) == 1));
        for (List<Body> some : Chunks.of(bodies.stream().filter(Body::over).toList())) {
            List<Long> remembered = sql.of("SELECT nr FROM cuehook_inbox"
                            + sql.dialect().through("PRIMARY") + " WHERE purge_after IS NOT NULL AND nr IN "
                            + Sql.row(some.size()) + sql.dialect().skipLocked())
                    .withAll(some.stream().map(Body::nr).toList())
                    .list(row -> row.getLong(1));
            delete(sql, "cuehook_inbox_body", "PRIMARY", "nr", remembered);
        }
        return bodies;
    }

    /** An endpoint's dead letters that are too old or too many; how many. */
    private int dead(Sql sql, String endpoint) throws SQLException {
        Long newest = sql.of("SELECT died_at FROM cuehook_inbox_dead WHERE endpoint = ? ORDER BY died_at DESC LIMIT 1"
                        + " OFFSET " + operations.mostDead())
                .with(endpoint)
                .first(row -> row.getLong(1));
        List<Long> over = sql.of("SELECT inbox_nr FROM cuehook_inbox_dead WHERE endpoint = ? AND (died_at <= ?"
                        + " OR died_at < :now - ? OR (reason = 'REJECTED' AND died_at < :now - ?))"
                        + " ORDER BY died_at LIMIT " + STEP)
                .with(endpoint)
                .with(newest == null ? 0 : newest)
                .now()
                .with(Claims.micros(operations.keepDead()))
                .now()
                .with(Claims.micros(REJECTED))
                .list(row -> row.getLong(1));
        int dropped = 0;
        for (long nr : over) {
            Long held = sql.of("SELECT nr FROM cuehook_inbox WHERE nr = ?"
                            + sql.dialect().skipLocked())
                    .with(nr)
                    .first(row -> row.getLong(1));
            if (held != null && Endings.removeDead(sql, nr)) {
                operations.endings().drop(sql, nr);
                dropped++;
            }
        }
        return dropped;
    }

    private static void delete(Sql sql, String table, String index, String column, List<Long> numbers)
            throws SQLException {
        if (!numbers.isEmpty()) {
            List<Long> filled = Chunks.filledUp(numbers);
            int unused = sql.of(
                            sql.dialect().delete(table, index) + " WHERE " + column + " IN " + Sql.row(filled.size()))
                    .withAll(filled)
                    .update();
        }
    }

    /** @param over that it is kept no longer, unless its delivery is dead */
    private record Body(long nr, boolean young, boolean over) {}
}
