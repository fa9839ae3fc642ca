package dev.cuehook.inbox.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases of the profile "services"; where one does not run, its tests fail. */
final class Databases {

    private Databases() {}

    static DataSource postgres() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(
                System.getProperty("cuehook.test.postgres.url", "jdbc:postgresql://127.0.0.1:5432/test?user=postgres"));
        return dataSource;
    }

    static DataSource mariaDb() {
        try {
            return new MariaDbDataSource(
                    System.getProperty("cuehook.test.mariadb.url", "jdbc:mariadb://127.0.0.1:3306/test?user=root"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
