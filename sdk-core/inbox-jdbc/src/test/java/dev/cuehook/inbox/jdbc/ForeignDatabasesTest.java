package dev.cuehook.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Databases that an inbox cannot keep its word in. */
class ForeignDatabasesTest {

    @Test
    void refusesDatabasesThatDoNotFlushAndSaysWhatToUse() {
        for (String product : List.of("H2", "HSQL Database Engine", "Apache Derby")) {
            assertThatThrownBy(() -> JdbcInbox.in(named(product)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("could be lost")
                    .hasMessageContaining("JdbcInbox.embedded(path)");
        }
    }

    @Test
    void refusesSqliteThroughADataSource() {
        assertThatThrownBy(() -> JdbcInbox.in(named("SQLite")))
                .hasMessageContaining("SQLite")
                .hasMessageContaining("JdbcInbox.embedded(path)");
    }

    @Test
    void refusesDatabasesThatItDoesNotKnow() {
        assertThatThrownBy(() -> JdbcInbox.in(named("Oracle")))
                .hasMessageContaining("oracle")
                .hasMessageContaining("PostgreSQL or MariaDB");
    }

    @Test
    void givesTheWholeSchemaForToolsThatMakeTables() {
        for (String database : List.of("postgresql", "mariadb")) {
            assertThat(JdbcInbox.schema(database))
                    .contains("cuehook_inbox_queue", "cuehook_schema", "INSERT INTO cuehook_schema");
        }
        assertThatThrownBy(() -> JdbcInbox.schema("oracle")).hasMessageContaining("expected postgresql or mariadb");
    }

    private static DataSource named(String product) {
        DatabaseMetaData metaData = stub(
                DatabaseMetaData.class,
                (self, method, arguments) -> method.getName().equals("getDatabaseProductName") ? product : "1");
        Connection connection = stub(
                Connection.class,
                (self, method, arguments) -> method.getName().equals("getMetaData") ? metaData : null);
        return stub(DataSource.class, (self, method, arguments) -> connection);
    }

    private static <T> T stub(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(ForeignDatabasesTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
