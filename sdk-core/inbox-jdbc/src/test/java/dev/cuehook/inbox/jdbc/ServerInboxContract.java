package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.testing.contract.InboxContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** The contract over a database that runs, at the contract's clock. */
@Tag("services")
abstract class ServerInboxContract extends InboxContract {

    private static final List<String> TABLES = List.of(
            "cuehook_schema",
            "cuehook_inbox",
            "cuehook_inbox_body",
            "cuehook_inbox_queue",
            "cuehook_inbox_lane",
            "cuehook_inbox_dead",
            "cuehook_inbox_attempt",
            "cuehook_inbox_endpoint",
            "cuehook_inbox_flush");

    /** Kept to the end of the process: a connection to PostgreSQL takes longer than most of these tests. */
    private static final Map<Server, DataSource> POOLS = new ConcurrentHashMap<>();

    private @Nullable JdbcInbox inbox;

    private final Server server;

    ServerInboxContract(Server server) {
        this.server = server;
    }

    private DataSource dataSource() {
        return POOLS.computeIfAbsent(server, ServerInboxContract::pool);
    }

    private static DataSource pool(Server server) {
        try {
            return new TestPool(server.dataSource(), 40, connection -> {}, List.of()).dataSource();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Dialect dialect() {
        return server.dialectAtGivenClock();
    }

    @Override
    protected Inbox create() {
        drop(dataSource());
        return reopen();
    }

    @Override
    protected Inbox reopen() {
        Operations operations = Operations.of(true, Duration.ofDays(7), Duration.ofDays(1));
        JdbcInbox own = new JdbcInbox(
                new ServerEngine(dataSource(), dialect(), operations, ServerOptions.of(true, false)), operations);
        inbox = own;
        return own;
    }

    @Override
    protected void forgetExpired() {
        if (inbox != null) {
            inbox.forgetExpired();
        }
    }

    static void drop(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("DROP TABLE IF EXISTS " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
