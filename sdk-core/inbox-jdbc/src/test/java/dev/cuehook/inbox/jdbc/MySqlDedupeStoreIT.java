package dev.cuehook.inbox.jdbc;

import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("services")
class MySqlDedupeStoreIT extends ServerDedupeStoreContract {

    @Override
    DataSource dataSource() {
        return Server.MYSQL.dataSource();
    }

    @Override
    Dialect dialect() {
        return new MySqlDialect() {
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
