package dev.cuehook.inbox.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** A database server that the tests run against. */
enum Server {
    POSTGRES,
    MARIADB,
    MYSQL;

    DataSource dataSource() {
        return dataSource("");
    }

    DataSource dataSource(String options) {
        return switch (this) {
            case POSTGRES -> Databases.postgres(options);
            case MARIADB -> Databases.mariaDb(options);
            case MYSQL -> Databases.asMySql(Databases.mariaDb(options));
        };
    }

    Dialect dialect() {
        return switch (this) {
            case POSTGRES -> new PostgresDialect();
            case MARIADB -> new MariaDbDialect();
            case MYSQL -> new MySqlDialect();
        };
    }

    /** With the clock that is given to it instead of the database's own. */
    Dialect dialectAtGivenClock() {
        Dialect own = dialect();
        return (Dialect) Proxy.newProxyInstance(
                Server.class.getClassLoader(), new Class<?>[] {Dialect.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("now")) {
                        return this == POSTGRES ? "CAST(? AS BIGINT)" : "?";
                    }
                    if (method.getName().equals("nowParameter")) {
                        return Columns.micros(((Clock) arguments[0]).instant());
                    }
                    try {
                        return method.invoke(own, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    /** Session settings that must come back as they were. */
    List<String> session() {
        return this == POSTGRES
                ? List.of(
                        "current_setting('synchronous_commit')",
                        "current_setting('statement_timeout')",
                        "current_setting('search_path')")
                : List.of("@@session.max_statement_time", "@@session.sql_mode", "@@session.innodb_lock_wait_timeout");
    }

    /** An open inbox with short limits. */
    JdbcInbox open(DataSource dataSource, int statementSeconds, Duration stuckAfter) {
        return open(dataSource, dialect(), new ServerOptions(true, false, statementSeconds, stuckAfter));
    }

    JdbcInbox open(DataSource dataSource, Dialect dialect) {
        return open(dataSource, dialect, ServerOptions.of(true, false));
    }

    private static JdbcInbox open(DataSource dataSource, Dialect dialect, ServerOptions options) {
        Operations operations = Operations.of(true, Duration.ofDays(7), Duration.ofDays(1));
        return Deliveries.open(new JdbcInbox(new ServerEngine(dataSource, dialect, operations, options), operations));
    }

    JdbcInbox open(DataSource dataSource) {
        return open(dataSource, dialect());
    }

    void dropTables() {
        ServerInboxContract.drop(dataSource());
    }

    /** Ends the session of a connection as the server would. */
    void kill(Connection connection) throws Exception {
        long session;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        this == POSTGRES ? "SELECT pg_backend_pid()" : "SELECT CONNECTION_ID()")) {
            row.next();
            session = row.getLong(1);
        }
        Databases.run(
                dataSource(), this == POSTGRES ? "SELECT pg_terminate_backend(" + session + ")" : "KILL " + session);
    }
}
