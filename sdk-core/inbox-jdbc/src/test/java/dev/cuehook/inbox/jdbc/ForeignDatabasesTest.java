package dev.cuehook.inbox.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.List;
import java.util.Objects;
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
                .hasMessageContaining("PostgreSQL, MariaDB or MySQL");
    }

    @Test
    void tellsMySqlFromMariaDbByTheVersion() {
        assertThat(JdbcInboxBuilder.dialect(named("MySQL", "8.4.3")).name()).isEqualTo("mysql");
        assertThat(JdbcInboxBuilder.dialect(named("MySQL", "5.5.5-10.11.19-MariaDB-log"))
                        .name())
                .isEqualTo("mariadb");
    }

    @Test
    void refusesMySqlThatCannotSkipWhatIsLocked() {
        assertThatThrownBy(() -> JdbcInbox.in(named("MySQL", "5.7.44")))
                .hasMessageContaining("5.7.44")
                .hasMessageContaining("expected MySQL 8.0 or later");
    }

    @Test
    void givesTheWholeSchemaForToolsThatMakeTables() {
        for (String database : List.of("postgresql", "mariadb", "mysql")) {
            assertThat(JdbcInbox.schema(database))
                    .contains("cuehook_inbox_queue", "cuehook_schema", "INSERT INTO cuehook_schema");
        }
        assertThatThrownBy(() -> JdbcInbox.schema("oracle"))
                .hasMessageContaining("expected postgresql, mariadb or mysql");
    }

    @Test
    void theJarHoldsTheWholeSchemaAsFiles() throws IOException {
        assertThat(schemaFile("postgresql"))
                .isEqualTo(JdbcInbox.schema("postgresql"))
                .contains("VALUES (" + Schema.VERSION + ", " + Schema.VERSION + ", 'run by hand'");
        assertThat(schemaFile("mariadb"))
                .isEqualTo(JdbcInbox.schema("mariadb"))
                .isEqualTo(JdbcInbox.schema("mysql"))
                .contains("VALUES (" + Schema.VERSION + ", " + Schema.VERSION + ", 'run by hand'");
    }

    private static String schemaFile(String database) throws IOException {
        String file = "META-INF/cuehook/inbox-" + database + ".sql";
        try (InputStream in = JdbcInbox.class.getClassLoader().getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
        }
    }

    private static DataSource named(String product) {
        return named(product, "1");
    }

    private static DataSource named(String product, String version) {
        DatabaseMetaData metaData = stub(
                DatabaseMetaData.class,
                (self, method, arguments) -> method.getName().equals("getDatabaseProductName") ? product : version);
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
