package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases of the profile "services"; where one does not run, its tests fail. */
final class Databases {

    private Databases() {}

    static DataSource postgres() {
        return postgres("");
    }

    /** With options such as {@code currentSchema=other}. */
    static DataSource postgres(String options) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(with(
                System.getProperty("cuehook.test.postgres.url", "jdbc:postgresql://127.0.0.1:5432/test?user=postgres"),
                options));
        return dataSource;
    }

    static DataSource mariaDb() {
        return mariaDb("");
    }

    /** With options such as {@code useServerPrepStmts=true}. */
    static DataSource mariaDb(String options) {
        try {
            return new MariaDbDataSource(with(
                    System.getProperty("cuehook.test.mariadb.url", "jdbc:mariadb://127.0.0.1:3306/test?user=root"),
                    options));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** MariaDB's server as MySQL: it says so, and takes no statement that MySQL does not know. */
    static DataSource asMySql(DataSource mariaDb) {
        Spy asMySql = call -> {
            if (call.sql().matches("(?s).*(RETURNING|SET STATEMENT|FOR EACH ROW|LIMIT ROWS).*")) {
                throw new SQLException("MySQL knows no such statement: " + call.sql(), "42000");
            }
            return switch (call.name()) {
                case "getDatabaseProductName" -> "MySQL";
                case "getDatabaseProductVersion" -> "8.0.40";
                default -> call.proceed();
            };
        };
        return asMySql.on(mariaDb);
    }

    private static String with(String url, String options) {
        return options.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + options;
    }

    static void run(DataSource dataSource, String... statements) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long number(DataSource dataSource, String select) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
