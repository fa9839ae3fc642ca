package dev.cuehook.inbox.jdbc;

import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("services")
class MariaDbDedupeStoreIT extends ServerDedupeStoreContract {

    @Override
    DataSource dataSource() {
        return Databases.mariaDb();
    }

    @Override
    Dialect dialect() {
        return new MariaDbDialect() {
            @Override
            public String now() {
                return "?";
            }

            @Override
            public long nowParameter(Clock clock) {
                return Columns.micros(clock.instant());
            }
        };
    }
}
