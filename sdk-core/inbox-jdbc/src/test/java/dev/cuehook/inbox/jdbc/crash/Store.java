package dev.cuehook.inbox.jdbc.crash;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a receiver that is killed keeps its deliveries. */
enum Store {
    EMBEDDED,
    POSTGRES,
    MARIADB;

    @Nullable
    DataSource dataSource() {
        return switch (this) {
            case EMBEDDED -> null;
            case POSTGRES -> {
                PGSimpleDataSource postgres = new PGSimpleDataSource();
                postgres.setUrl(System.getProperty(
                        "cuehook.test.postgres.url", "jdbc:postgresql://127.0.0.1:5432/test?user=postgres"));
                yield postgres;
            }
            case MARIADB -> {
                try {
                    yield new MariaDbPoolDataSource(System.getProperty(
                            "cuehook.test.mariadb.url", "jdbc:mariadb://127.0.0.1:3306/test?user=root"));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
