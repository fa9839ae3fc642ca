package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What handlers left in the inbox's own database, in the order in which they did, and what the inbox's tables hold. */
final class Effects {

    static final String TABLE = "cuehook_crash_effects";

    private final DataSource dataSource;

    private Effects(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Of a database without tables of an inbox. */
    static Effects fresh(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = connection
                    .getMetaData()
                    .getTables(connection.getCatalog(), connection.getSchema(), "cuehook%", new String[] {"TABLE"})) {
                while (rows.next()) {
                    tables.add(rows.getString("TABLE_NAME"));
                }
            }
            for (String table : tables) {
                statement.execute("DROP TABLE " + table);
            }
            statement.execute("CREATE TABLE " + TABLE + " (nr SERIAL PRIMARY KEY, id VARCHAR(100) NOT NULL)");
        }
        return new Effects(dataSource);
    }

    /** Waits until nothing is open, and compares what took effect with what was acknowledged. */
    void requireOnceEachAndInOrder(CrashRun run) throws SQLException {
        await().atMost(Duration.ofMinutes(2)).until(() -> number("SELECT COUNT(*) FROM cuehook_inbox_queue") == 0);
        Comparison comparison = new Comparison(run.acknowledged(), handled());
        assertThat(run.refusals()).as("answers").isEmpty();
        assertThat(run.acknowledged()).hasSize(run.deliveries());
        assertThat(comparison.lost()).as("acknowledged and lost").isEmpty();
        assertThat(comparison.repeats()).as("handled twice").isZero();
        assertThat(run.times().handledTooLate(comparison.handled()))
                .as("handled behind a later one")
                .isEmpty();
        requireWhole();
        assertThat(number("SELECT COUNT(*) FROM cuehook_inbox")).isEqualTo(run.deliveries());
        assertThat(number("SELECT COUNT(*) FROM cuehook_inbox_lane")).isZero();
    }

    /** At any time: nothing is there in part. */
    void requireWhole() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(Halves.in(connection)).isEmpty();
        }
    }

    static void insert(Connection connection, String id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + TABLE + " (id) VALUES (?)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    long count() throws SQLException {
        return number("SELECT COUNT(*) FROM " + TABLE);
    }

    long number(String select) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<String> handled() throws SQLException {
        List<String> handled = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM " + TABLE + " ORDER BY nr")) {
            while (rows.next()) {
                handled.add(rows.getString(1));
            }
        }
        return handled;
    }
}
