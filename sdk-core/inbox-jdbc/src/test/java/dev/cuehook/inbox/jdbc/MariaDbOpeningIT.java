package dev.cuehook.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.mariadb.jdbc.MariaDbDataSource;

class MariaDbOpeningIT extends OpeningCases {

    MariaDbOpeningIT() {
        super(Server.MARIADB);
    }

    @AfterEach
    void dropUser() {
        Databases.run(Databases.mariaDb(), "DROP USER IF EXISTS cuehook_reader@'%'");
    }

    @Override
    DataSource withoutRights() {
        DataSource all = Databases.mariaDb();
        try (Connection connection = all.getConnection()) {
            Databases.run(
                    all,
                    "CREATE OR REPLACE USER cuehook_reader@'%' IDENTIFIED BY 'reader-1'",
                    "GRANT SELECT ON " + connection.getCatalog() + ".* TO cuehook_reader@'%'");
            MariaDbDataSource few = (MariaDbDataSource) Databases.mariaDb();
            few.setUser("cuehook_reader");
            few.setPassword("reader-1");
            return few;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    DataSource lossy() {
        return answering("@@innodb_flush_log_at_trx_commit", "2");
    }

    @Override
    DataSource replica() {
        return answering("@@global.read_only", "1");
    }

    /** The database, with something else in the place of a variable. */
    private static DataSource answering(String variable, String value) {
        Spy other = call -> call.sql().contains(variable)
                ? call.with(call.sql().replace(variable, value)).proceed()
                : call.proceed();
        return other.on(Databases.mariaDb());
    }
}
