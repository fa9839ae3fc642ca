package dev.cuehook.inbox.jdbc;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Columns as arrays, and a batch as one statement: one plan and one round trip for any number of rows. PostgreSQL's, where each part
 * that sorts waits for all of the part before it: keys before lanes, lanes before the numbers of the queue.
 */
enum ArrayInserts implements Inserts {
    INSTANCE;

    private static final List<String> TYPES = List.of(
            "bytea", "text", "text", "text", "text", "text", "bytea", "text", "text", "bytea", "int8", "int8", "int8",
            "bytea", "int8", "bytea");

    private static final String ACCEPT = "WITH given AS (SELECT * FROM " + unnest(TYPES) + " AS r(" + Columns.INBOX
            + ", checksum, body, turn, lane)),"
            + " fresh AS (INSERT INTO cuehook_inbox (" + Columns.INBOX + ") SELECT " + Columns.INBOX
            + " FROM given ON CONFLICT (inbox_key) DO NOTHING RETURNING nr, inbox_key),"
            + " taken AS (SELECT f.nr, g.* FROM fresh f JOIN given g ON g.inbox_key = f.inbox_key),"
            + " bodies AS (INSERT INTO cuehook_inbox_body (nr, checksum, body) SELECT nr, checksum, body FROM taken),"
            + " lanes AS (" + Lanes.INSERT
            + " SELECT lane, endpoint, :now, 0, 0, 0 FROM (SELECT lane, MIN(endpoint) AS endpoint"
            + " FROM taken WHERE lane IS NOT NULL GROUP BY lane ORDER BY lane) AS sorted "
            + PostgresDialect.KEEP_LANES + " RETURNING lane),"
            + " queued AS (INSERT INTO cuehook_inbox_queue (inbox_nr, lane) SELECT t.nr, t.lane FROM lanes l"
            + " JOIN taken t ON t.lane = l.lane ORDER BY t.turn)"
            + " SELECT nr, inbox_key FROM fresh";

    @Override
    public Map<ByteBuffer, Long> accept(Sql sql, List<Arrival> sorted) throws SQLException {
        List<@Nullable Object[]> rows = sorted.stream()
                .map(arrival -> Columns.values(arrival.delivery()))
                .toList();
        Sql.Statement statement = sql.of(ACCEPT);
        int next = 0;
        while (next < Columns.INBOX_COUNT) {
            int column = next;
            with(statement, TYPES.get(next++), rows.stream().map(row -> row[column]));
        }
        with(
                statement,
                TYPES.get(next++),
                sorted.stream().map(one -> Columns.checksum(one.delivery().body())));
        with(
                statement,
                TYPES.get(next++),
                sorted.stream().map(one -> one.delivery().body()));
        with(statement, TYPES.get(next++), sorted.stream().map(one -> (long) one.turn()));
        with(statement, TYPES.get(next), sorted.stream().map(Arrival::lane));
        return Columns.numbers(statement.now());
    }

    /** With types that are said: not every query mode of the driver finds them out. */
    private static String unnest(List<String> types) {
        return types.stream()
                .map(type -> "CAST(? AS " + type + "[])")
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }

    private static void with(Sql.Statement statement, String type, Stream<?> values) throws SQLException {
        Class<? extends Object[]> arrays =
                type.equals("bytea") ? byte[][].class : type.equals("int8") ? Long[].class : String[].class;
        statement.with(type, arrays, values.toArray());
    }
}
