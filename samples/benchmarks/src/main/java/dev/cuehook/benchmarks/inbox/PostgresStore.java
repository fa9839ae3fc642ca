package dev.cuehook.benchmarks.inbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A schema of the database at {@code BENCHMARK_POSTGRES_URL}, and a pool of connections to it. */
final class PostgresStore extends Store {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String schema = "benchmark_" + NUMBER.incrementAndGet();
    private final HikariDataSource pool;

    PostgresStore(int connections) throws SQLException {
        this(connections, "SELECT 1");
    }

    /** With a statement for each connection to begin with. */
    PostgresStore(int connections, String begin) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Objects.requireNonNull(
                System.getenv("BENCHMARK_POSTGRES_URL"), "BENCHMARK_POSTGRES_URL is not set; see slow-postgres.sh"));
        config.setConnectionInitSql(begin);
        config.setMaximumPoolSize(connections);
        config.setSchema(schema);
        pool = new HikariDataSource(config);
        run("DROP SCHEMA IF EXISTS " + schema + " CASCADE", "CREATE SCHEMA " + schema);
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    Inbox newInbox() {
        return JdbcInbox.in(pool);
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    void multiplyDone(int times) throws SQLException {
        run(
                "INSERT INTO cuehook_inbox (inbox_key, " + COLUMNS + ") SELECT sha256((nr || '/' || n)::bytea), "
                        + COLUMNS + " FROM cuehook_inbox, generate_series(2, " + times + ") n",
                "ANALYZE");
    }

    @Override
    public void close() throws SQLException {
        run("DROP SCHEMA " + schema + " CASCADE");
        pool.close();
    }
}
