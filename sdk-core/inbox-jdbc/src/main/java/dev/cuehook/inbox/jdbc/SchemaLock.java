package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Keeps nodes that start together from making the tables at the same time. */
final class SchemaLock {

    private static final long POSTGRES_KEY = 0x43756568_6F6F6BL; // "Cuehook"

    private SchemaLock() {}

    static void run(Connection connection, Dialect dialect, Making making) throws SQLException {
        boolean postgres = dialect.name().equals("postgresql");
        execute(
                connection,
                postgres ? "SELECT pg_advisory_lock(" + POSTGRES_KEY + ")" : "SELECT GET_LOCK('cuehook_schema', 60)");
        try {
            boolean unused = making.run();
        } finally {
            execute(
                    connection,
                    postgres
                            ? "SELECT pg_advisory_unlock(" + POSTGRES_KEY + ")"
                            : "SELECT RELEASE_LOCK('cuehook_schema')");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @FunctionalInterface
    interface Making {
        boolean run() throws SQLException;
    }
}
