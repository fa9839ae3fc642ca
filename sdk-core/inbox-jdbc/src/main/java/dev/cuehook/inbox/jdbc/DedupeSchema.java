package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** The table of a {@link JdbcDedupeStore}. */
final class DedupeSchema {

    private DedupeSchema() {}

    /**
     * Makes sure that the table is there, and that what is written to it lasts.
     *
     * @throws IllegalStateException if it is not, or does not; the message says what to do
     */
    static void require(DataSource dataSource, Dialect dialect, boolean creates) {
        WholeTransactions transactions = new WholeTransactions(dataSource, dialect);
        try (Connection connection = dataSource.getConnection()) {
            if (!isThere(transactions, connection, dialect)) {
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

    private static boolean isThere(WholeTransactions transactions, Connection connection, Dialect dialect)
            throws SQLException {
        try {
            return transactions.on(connection, Clock.systemUTC(), sql -> {
                sql.run(
                        "SELECT dedupe_key, token, lease_until, done_until, purge_after FROM cuehook_dedupe WHERE 1 = 0");
                return true;
            });
        } catch (SQLException e) {
            if (dialect.isMissingTable(e)) {
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
                for (String statement : Schema.statements(file(dialect))) {
                    sql.run(statement);
                }
                return true;
            });
        } catch (SQLException e) {
            if (!isThere(transactions, connection, dialect)) {
                throw e;
            }
        }
    }

    private static String file(Dialect dialect) {
        return "dedupe-" + dialect.schema() + ".sql";
    }
}
