package dev.cuehook.inbox.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The table of a {@link JdbcDedupeStore}. */
final class DedupeSchema {

    /** What PostgreSQL, and what MariaDB says where a table is not there. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02");

    private DedupeSchema() {}

    /**
     * Makes sure that the table is there, and that what is written to it lasts.
     *
     * @throws IllegalStateException if it is not, or does not; the message says what to do
     */
    static void require(DataSource dataSource, Dialect dialect, boolean creates) {
        WholeTransactions transactions = new WholeTransactions(dataSource, dialect);
        try (Connection connection = dataSource.getConnection()) {
            if (!isThere(transactions, connection)) {
                if (!creates) {
                    throw new IllegalStateException("The table cuehook_dedupe is not there. Run the statements of "
                            + "dev/cuehook/inbox/jdbc/" + file(dialect) + ", or let the dedupe store make it.");
                }
                create(transactions, connection, dialect);
            }
            boolean unused = transactions.on(connection, Clock.systemUTC(), sql -> {
                dialect.requireDurable(connection);
                return true;
            });
        } catch (NotDurableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The dedupe store's database cannot be used: " + e.getMessage() + " (SQLState " + e.getSQLState()
                            + "). Check the DataSource, its user's rights, and that it is no replica.",
                    e);
        }
    }

    private static boolean isThere(WholeTransactions transactions, Connection connection) throws SQLException {
        try {
            return transactions.on(connection, Clock.systemUTC(), sql -> {
                sql.run(
                        "SELECT dedupe_key, token, lease_until, done_until, purge_after FROM cuehook_dedupe WHERE 1 = 0");
                return true;
            });
        } catch (SQLException e) {
            if (NO_TABLE.contains(String.valueOf(e.getSQLState()))) {
                return false;
            }
            throw e;
        }
    }

    /** Of those that start together one makes the table; the others may fail, and then it is there. */
    private static void create(WholeTransactions transactions, Connection connection, Dialect dialect)
            throws SQLException {
        try {
            boolean unused = transactions.on(connection, Clock.systemUTC(), sql -> {
                for (String statement : statements(dialect)) {
                    sql.run(statement);
                }
                return true;
            });
        } catch (SQLException e) {
            if (!isThere(transactions, connection)) {
                throw e;
            }
        }
    }

    private static List<String> statements(Dialect dialect) {
        return Arrays.stream(text(dialect).split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String text(Dialect dialect) {
        try (InputStream in = DedupeSchema.class.getResourceAsStream(file(dialect))) {
            if (in == null) {
                throw new IllegalStateException("The schema file " + file(dialect) + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(Dialect dialect) {
        return "dedupe-" + dialect.name() + ".sql";
    }
}
