package dev.cuehook.inbox.jdbc;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps open deliveries from waiting for a time that has been already: where the application's clock was set back, what is due is
 * due so much earlier. Not thread-safe.
 */
final class ClockSetBack {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);
    private static final long TOLERATED_MICROS = Claims.micros(Duration.ofSeconds(1));

    private final Clock clock;
    private long latest = Long.MIN_VALUE;

    ClockSetBack(Clock clock) {
        this.clock = clock;
    }

    /** Takes the newest delivery's arrival for a time that has been. */
    void begin(Sql sql) throws SQLException {
        Long arrived = sql.of("SELECT received_at FROM cuehook_inbox ORDER BY nr DESC LIMIT 1")
                .first(row -> row.getLong(1));
        latest = arrived == null ? Long.MIN_VALUE : arrived;
        follow(sql);
    }

    /** Called in each transaction. */
    void follow(Sql sql) throws SQLException {
        long now = Columns.micros(clock.instant());
        if (latest > Long.MIN_VALUE && latest - now > TOLERATED_MICROS) {
            LOG.warn("The clock was set back by {} s; open deliveries follow it.", (latest - now) / 1_000_000);
            int unused = sql.of("UPDATE cuehook_inbox_lane SET due = due - ?")
                    .with(latest - now)
                    .update();
        }
        latest = now;
    }
}
