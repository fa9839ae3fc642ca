package dev.cuehook.inbox.jdbc;

import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("services")
class PostgresDedupeStoreIT extends ServerDedupeStoreContract {

    @Override
    DataSource dataSource() {
        return Databases.postgres();
    }

    @Override
    Dialect dialect() {
        return new PostgresDialect() {
            @Override
            public String now() {
                return "CAST(? AS BIGINT)";
            }

            @Override
            public long nowParameter(Clock clock) {
                return Columns.micros(clock.instant());
            }
        };
    }
}
