package dev.cuehook.inbox.jdbc.crash;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a receiver that is killed keeps its deliveries. */
enum Store {
    EMBEDDED,
    POSTGRES,
    MARIADB;

    /** The database that the tests run against; empty for the embedded file, which has none. */
    String url() {
        return switch (this) {
            case EMBEDDED -> "";
            case POSTGRES ->
                System.getProperty("cuehook.test.postgres.url", "jdbc:postgresql://127.0.0.1:5432/test?user=postgres");
            case MARIADB ->
                System.getProperty("cuehook.test.mariadb.url", "jdbc:mariadb://127.0.0.1:3306/test?user=root");
        };
    }

    DataSource dataSource() {
        return dataSource(url());
    }

    DataSource dataSource(String url) {
        return switch (this) {
            case EMBEDDED -> throw new IllegalStateException("No database");
            case POSTGRES -> {
                PGSimpleDataSource postgres = new PGSimpleDataSource();
                postgres.setUrl(url);
                yield postgres;
            }
            case MARIADB -> {
                try {
                    yield new MariaDbPoolDataSource(url);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
