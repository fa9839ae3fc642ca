package dev.cuehook.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcDedupeStoreBuilderTest {

    @Test
    void aDatabaseOfAnotherKindIsNamed() {
        DatabaseMetaData metaData = fake(DatabaseMetaData.class, (proxy, method, arguments) -> "Fancy");
        Connection connection = fake(
                Connection.class,
                (proxy, method, arguments) -> method.getName().equals("getMetaData") ? metaData : null);

        assertThatThrownBy(() -> JdbcDedupeStore.in(fake(DataSource.class, (proxy, method, arguments) -> connection)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'fancy'")
                .hasMessageContaining("expected PostgreSQL, MariaDB or MySQL")
                .hasMessageContaining("DedupeStore.inMemory()");
    }

    @Test
    void aDatabaseThatIsNotThereFailsTheStart() {
        DataSource gone = fake(DataSource.class, (proxy, method, arguments) -> {
            throw new SQLException("connection refused");
        });

        assertThatThrownBy(() -> JdbcDedupeStore.in(gone))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be reached: connection refused")
                .hasMessageContaining("DedupeStore.inMemory()");
    }

    @Test
    void theRetentionIsPositiveAndAtMostTenYears() {
        JdbcDedupeStoreBuilder builder =
                JdbcDedupeStoreBuilder.in(fake(DataSource.class, (proxy, method, arguments) -> null));

        for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(3_651)}) {
            assertThatThrownBy(() -> builder.retention(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The retention is " + wrong);
        }
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
