package dev.cuehook.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresClaimIT extends ServerCases {

    PostgresClaimIT() {
        super(Server.POSTGRES);
    }

    @Test
    void readsOnlyTheLanesThatAreDue() throws Exception {
        server().open(server().dataSource()).close();
        Databases.run(
                server().dataSource(),
                "INSERT INTO cuehook_inbox_lane SELECT sha256(i::text::bytea), 'videos', 9000000000000000, 0, 0, 0"
                        + " FROM generate_series(1, 5000) i",
                "ANALYZE cuehook_inbox_lane");
        String now = server().dialect().now().replace("?", "0");
        StringBuilder plan = new StringBuilder();
        try (Connection connection = server().dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("EXPLAIN SELECT lane FROM cuehook_inbox_lane WHERE endpoint = 'videos'"
                        + " AND due <= " + now + " ORDER BY due LIMIT 20 FOR UPDATE SKIP LOCKED")) {
            while (row.next()) {
                plan.append(row.getString(1)).append('\n');
            }
        }
        assertThat(plan.toString()).containsPattern("Index Cond: .*due <=");
    }

    /** PostgreSQL thinks that a lane with nearly all rows is found fastest by reading the table, or all lanes in order. */
    @Test
    void readsOnlyTheHeadsOfLanesWhateverWaitsBehindThem() throws Exception {
        try (Inbox inbox = server().open(server().dataSource())) {
            Deliveries.accept(inbox, Deliveries.delivery("e1", "backlog"));
            String columns = "delivery_id, endpoint, platform, type, readable, resource_key, resource, assurance,"
                    + " details, received_at";
            Databases.run(
                    server().dataSource(),
                    "INSERT INTO cuehook_inbox (inbox_key, " + columns + ") SELECT sha256(i::text::bytea), " + columns
                            + " FROM cuehook_inbox, generate_series(1, 5000) i",
                    "INSERT INTO cuehook_inbox_queue (inbox_nr, lane) SELECT nr, resource_key"
                            + " FROM cuehook_inbox ORDER BY nr OFFSET 1");
            Deliveries.accept(inbox, Deliveries.delivery("e2", "other"));
            Deliveries.accept(inbox, Deliveries.delivery("e3", "third"));
            Databases.run(server().dataSource(), "ANALYZE cuehook_inbox_queue");
        }
        try (Connection connection = server().dataSource().getConnection();
                Inbox inbox = server().open(OneConnection.of(connection))) {
            long before = rowsRead(connection);
            List<ClaimedDelivery> claims = inbox.claim(Deliveries.ENDPOINT, 3, Deliveries.LEASE);
            assertThat(claims).hasSize(3).allMatch(claim -> inbox.settle(claim, Settlement.done(), Transaction.none()));
            assertThat(rowsRead(connection) - before).isBetween(3L, 30L);
        }
    }

    /** Until a table is looked at again, PostgreSQL holds it for as small as it was: at the first burst, for empty. */
    @Test
    void readsNoTableFromEndToEndByAPlanFromWhenItWasEmpty() throws Exception {
        try (Connection connection = server().dataSource().getConnection();
                Inbox inbox = server().open(OneConnection.of(connection))) {
            for (int i = 0; i < 15; i++) {
                acceptsAndHandles(inbox, connection, "early-" + i);
            }
            for (String fill : List.of(
                    "INSERT INTO cuehook_inbox (inbox_key, delivery_id, endpoint, platform, type, readable, assurance,"
                            + " details, received_at) SELECT sha256(i::text::bytea), i::text, 'videos', 'p', 't', 'r',"
                            + " 'SIGNED', '', 0 FROM generate_series(1, 5000) i",
                    "INSERT INTO cuehook_inbox_queue (inbox_nr, lane) SELECT nr, inbox_key FROM cuehook_inbox"
                            + " WHERE platform = 'p'",
                    "INSERT INTO cuehook_inbox_lane SELECT lane, 'videos', 9000000000000000, 0, 0, 0"
                            + " FROM cuehook_inbox_queue")) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(fill);
                }
            }
            long before = rowsReadFromEndToEnd(connection);

            acceptsAndHandles(inbox, connection, "late");

            assertThat(rowsReadFromEndToEnd(connection) - before).isLessThan(100);
        }
    }

    /** Sixteen at once, in one transaction for each step. */
    private static void acceptsAndHandles(Inbox inbox, Connection connection, String event) throws SQLException {
        for (int i = 0; i < 16; i++) {
            String name = event + "-" + i;
            assertThat(Deliveries.accept(inbox, Deliveries.delivery(name, name)))
                    .isEqualTo(AcceptOutcome.ACCEPTED);
        }
        List<ClaimedDelivery> claims = inbox.claim(Deliveries.ENDPOINT, 16, Deliveries.LEASE);
        Settlements settlements =
                Operations.of(true, Duration.ofDays(7), Duration.ofDays(1)).settlements();
        Map<ClaimedDelivery, Finished> finished = new WholeTransactions(
                        OneConnection.of(connection), new PostgresDialect())
                .run(Clock.systemUTC(), sql -> settlements.finish(sql, claims));
        assertThat(finished.values()).hasSize(16).containsOnly(Finished.DONE);
    }

    private static long rowsReadFromEndToEnd(Connection connection) throws SQLException {
        return number(
                connection,
                "SELECT SUM(seq_tup_read) FROM pg_stat_user_tables WHERE schemaname = current_schema()"
                        + " AND relname LIKE 'cuehook_inbox%'");
    }

    private static long rowsRead(Connection connection) throws SQLException {
        return number(
                connection,
                "SELECT seq_tup_read + (SELECT SUM(idx_tup_read) FROM pg_stat_user_indexes i WHERE i.relid = t.relid)"
                        + " FROM pg_stat_user_tables t WHERE relid = 'cuehook_inbox_queue'::regclass");
    }

    private static long number(Connection connection, String select) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_force_next_flush()");
            try (var row = statement.executeQuery(select)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
