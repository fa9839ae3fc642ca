package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.StoredDelivery;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns as arrays: one statement, with one plan and one round trip, for any number of rows. PostgreSQL's. */
enum ArrayInserts implements Inserts {
    INSTANCE;

    private static final List<String> TYPES = List.of(
            "bytea", "text", "text", "text", "text", "text", "bytea", "text", "text", "bytea", "int8", "int8", "int8",
            "bytea");

    private static final String DELIVERIES = "WITH given AS (SELECT * FROM " + unnest(TYPES)
            + " AS r(" + Columns.INBOX + ", checksum, body)), fresh AS (INSERT INTO cuehook_inbox ("
            + Columns.INBOX
            + ") SELECT " + Columns.INBOX + " FROM given ON CONFLICT (inbox_key) DO NOTHING RETURNING nr, inbox_key),"
            + " bodies AS (INSERT INTO cuehook_inbox_body (nr, checksum, body) SELECT f.nr, g.checksum, g.body"
            + " FROM fresh f JOIN given g ON g.inbox_key = f.inbox_key) SELECT nr, inbox_key FROM fresh";

    @Override
    public Map<ByteBuffer, Long> deliveries(Sql sql, List<StoredDelivery> sorted) throws SQLException {
        List<Object[]> rows = sorted.stream().map(Columns::values).toList();
        Sql.Statement statement = sql.of(DELIVERIES);
        for (int i = 0; i < Columns.INBOX_COUNT; i++) {
            int column = i;
            with(statement, TYPES.get(i), rows.stream().map(row -> row[column]));
        }
        with(statement, "int8", sorted.stream().map(delivery -> Columns.checksum(delivery.body())));
        with(statement, "bytea", sorted.stream().map(StoredDelivery::body));
        return Columns.numbers(statement);
    }

    @Override
    public void lanes(Sql sql, List<byte[]> sorted, List<String> endpoints) throws SQLException {
        Sql.Statement statement = sql.of(
                        "INSERT INTO cuehook_inbox_lane (lane, endpoint, due, token, attempts, dead_seq)"
                                + " SELECT r.lane, r.endpoint, :now, 0, 0, 0 FROM " + unnest(List.of("bytea", "text"))
                                + " AS r(lane, endpoint) "
                                + sql.dialect().keepLanes())
                .now();
        with(statement, "bytea", sorted.stream());
        with(statement, "text", endpoints.stream());
        int unused = statement.update();
    }

    @Override
    public void queue(Sql sql, List<Long> numbers, List<byte[]> lanes) throws SQLException {
        Sql.Statement statement = sql.of(
                "INSERT INTO cuehook_inbox_queue (inbox_nr, lane) SELECT * FROM " + unnest(List.of("int8", "bytea")));
        with(statement, "int8", numbers.stream());
        with(statement, "bytea", lanes.stream());
        int unused = statement.update();
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
