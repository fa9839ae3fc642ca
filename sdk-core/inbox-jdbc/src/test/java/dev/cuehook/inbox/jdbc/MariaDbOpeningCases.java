package dev.cuehook.inbox.jdbc;

import static dev.cuehook.inbox.jdbc.Deliveries.accept;
import static dev.cuehook.inbox.jdbc.Deliveries.delivery;
import static dev.cuehook.inbox.jdbc.Deliveries.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.Inbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/** What is asked of MariaDB and of MySQL alike. */
abstract class MariaDbOpeningCases extends OpeningCases {

    MariaDbOpeningCases(Server server) {
        super(server);
    }

    @Test
    void refusesABinaryLogThatIsNotFlushed() {
        assertThatThrownBy(() -> open(JdbcInbox.in(answering("@@log_bin", "1"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sync_binlog")
                .hasMessageContaining("in the server's configuration");
    }

    @Test
    void takesADatabaseThatFlushesMoreThanItHasTo() {
        try (Inbox inbox = open(JdbcInbox.in(answering("@@innodb_flush_log_at_trx_commit, @@log_bin", "3, 1")))) {
            assertThat(accept(inbox, delivery("one"))).isEqualTo(AcceptOutcome.ACCEPTED);
        }
    }

    @Test
    void readsTheNamesThatNewerVersionsHaveForReadOnly() {
        open(JdbcInbox.in(answering("@@global.read_only", "'OFF'"))).close();
        assertThatThrownBy(() -> open(JdbcInbox.in(answering("@@global.read_only", "'NO_LOCK'"))))
                .hasMessageContaining("read-only");
    }

    @Test
    void letsTheNextOneInOnceItSeesTheTables() {
        List<Long> versions = new ArrayList<>();
        Spy looking = call -> {
            if (call.sql().contains("RELEASE_LOCK")) {
                versions.add(Databases.number(server().dataSource(), "SELECT COUNT(*) FROM cuehook_schema"));
            }
            return call.proceed();
        };
        open(JdbcInbox.in(looking.on(server().dataSource()))).close();
        assertThat(versions).containsExactly(1L);
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
    private DataSource answering(String variable, String value) {
        Spy other = call -> call.sql().contains(variable)
                ? call.with(call.sql().replace(variable, value)).proceed()
                : call.proceed();
        return other.on(server().dataSource());
    }
}
