package dev.cuehook.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
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
}
