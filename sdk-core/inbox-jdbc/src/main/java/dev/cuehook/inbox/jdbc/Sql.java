package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements on one connection. Not thread-safe. */
final class Sql implements AutoCloseable {

    private final Connection connection;
    private final Dialect dialect;
    private final Clock clock;
    private final int seconds;
    private final @Nullable Map<String, PreparedStatement> kept;

    private Sql(
            Connection connection,
            Dialect dialect,
            Clock clock,
            int seconds,
            @Nullable Map<String, PreparedStatement> kept) {
        this.connection = connection;
        this.dialect = dialect;
        this.clock = clock;
        this.seconds = seconds;
        this.kept = kept;
    }

    /** Statements on a connection that is soon given back. */
    static Sql on(Connection connection, Dialect dialect, Clock clock) {
        return new Sql(connection, dialect, clock, 0, null);
    }

    /** The same, where each statement may take so many seconds. */
    static Sql limited(Connection connection, Dialect dialect, Clock clock, int seconds) {
        return new Sql(connection, dialect, clock, seconds, null);
    }

    /** Statements on a connection that is kept: so are they. */
    static Sql keeping(Connection connection, Dialect dialect, Clock clock) {
        return new Sql(connection, dialect, clock, 0, new HashMap<>());
    }

    /** What failed, in one line and without the data that drivers and databases put behind it. */
    static String describe(SQLException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return Columns.fit(line, 200) + " (SQLState " + e.getSQLState() + ", code " + e.getErrorCode() + ")";
    }

    Connection connection() {
        return connection;
    }

    Dialect dialect() {
        return dialect;
    }

    /** A statement, in which {@code :now} is the time. */
    Statement of(String text) throws SQLException {
        String sql = text.replace(":now", dialect.now());
        PreparedStatement statement = kept == null ? null : kept.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            if (kept != null) {
                kept.put(sql, statement);
            }
            if (seconds > 0) {
                statement.setQueryTimeout(seconds);
            }
        }
        return new Statement(statement);
    }

    /** Runs a statement without parameters. */
    void run(String text) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    /** So many question marks in parentheses. */
    static String row(int columns) {
        return "(" + "?, ".repeat(columns - 1) + "?)";
    }

    /** So many rows of so many question marks. */
    static String rows(int rows, int columns) {
        return (row(columns) + ", ").repeat(rows - 1) + row(columns);
    }

    @Override
    public void close() throws SQLException {
        if (kept != null) {
            for (PreparedStatement statement : kept.values()) {
                statement.close();
            }
            kept.clear();
        }
    }

    /** One execution: parameters in order, then {@link #update} or {@link #list}. */
    final class Statement {

        private final PreparedStatement statement;
        private int parameter;

        private Statement(PreparedStatement statement) {
            this.statement = statement;
        }

        Statement now() throws SQLException {
            return with(dialect.nowParameter(clock));
        }

        Statement with(long value) throws SQLException {
            statement.setLong(++parameter, value);
            return this;
        }

        Statement with(@Nullable Long value) throws SQLException {
            if (value == null) {
                statement.setNull(++parameter, Types.BIGINT);
                return this;
            }
            return with(value.longValue());
        }

        Statement with(@Nullable String value) throws SQLException {
            statement.setString(++parameter, value);
            return this;
        }

        Statement with(byte @Nullable [] value) throws SQLException {
            statement.setBytes(++parameter, value);
            return this;
        }

        Statement withAll(List<Long> values) throws SQLException {
            for (long value : values) {
                with(value);
            }
            return this;
        }

        Statement withKeys(List<byte[]> keys) throws SQLException {
            for (byte[] key : keys) {
                with(key);
            }
            return this;
        }

        Statement withObject(@Nullable Object value) throws SQLException {
            statement.setObject(++parameter, value);
            return this;
        }

        /** An array, where the database has them; of the values' own type, which decides how they are sent. */
        Statement with(String type, Class<? extends Object[]> ofType, Object[] values) throws SQLException {
            statement.setArray(
                    ++parameter, connection.createArrayOf(type, Arrays.copyOf(values, values.length, ofType)));
            return this;
        }

        int update() throws SQLException {
            try {
                return statement.executeUpdate();
            } finally {
                end();
            }
        }

        <T> List<T> list(Row<T> row) throws SQLException {
            List<T> list = new ArrayList<>();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    T read = row.read(results);
                    if (read != null) {
                        list.add(read);
                    }
                }
            } finally {
                end();
            }
            return list;
        }

        /** The first row; null where there is none. */
        <T> @Nullable T first(Row<T> row) throws SQLException {
            List<T> list = list(row);
            return list.isEmpty() ? null : list.get(0);
        }

        private void end() throws SQLException {
            if (kept == null) {
                if (seconds > 0) {
                    statement.setQueryTimeout(0); // some pools hand the same statement to the next
                }
                statement.close();
            }
        }
    }

    /** Reads a row; null leaves it out. */
    @FunctionalInterface
    interface Row<T> {
        @Nullable
        T read(ResultSet results) throws SQLException;
    }
}
