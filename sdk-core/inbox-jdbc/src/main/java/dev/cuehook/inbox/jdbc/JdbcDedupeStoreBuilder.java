package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.DedupeStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Configures a {@link JdbcDedupeStore}. Not thread-safe; build once.
 *
 * @since 0.1
 */
public final class JdbcDedupeStoreBuilder {

    private final DataSource dataSource;
    private Duration retention = Duration.ofDays(7);
    private boolean createSchema = true;

    private JdbcDedupeStoreBuilder(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A store in a database. */
    public static JdbcDedupeStoreBuilder in(DataSource dataSource) {
        return new JdbcDedupeStoreBuilder(Objects.requireNonNull(dataSource, "dataSource"));
    }

    /** How long a handled delivery is remembered, at most ten years; seven days unless set. */
    public JdbcDedupeStoreBuilder retention(Duration retention) {
        this.retention = JdbcInboxBuilder.positive("retention", retention);
        return this;
    }

    /** Whether the table is made where it is not there; it is unless set. */
    public JdbcDedupeStoreBuilder createSchema(boolean createSchema) {
        this.createSchema = createSchema;
        return this;
    }

    /**
     * The store, ready for use.
     *
     * @throws IllegalStateException if the database cannot be reached, is none that can be used, has no table and may not get
     *     one, or would lose what it confirms; the message says what to do
     */
    public DedupeStore build() {
        Dialect dialect = dialect();
        DedupeSchema.require(dataSource, dialect, createSchema);
        return new JdbcDedupeStore(dataSource, dialect, Clock.systemUTC(), retention);
    }

    private Dialect dialect() {
        try {
            return JdbcInboxBuilder.dialect(dataSource);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "The dedupe store needs a database that an inbox could use, too. " + e.getMessage()
                            + " Without one, DedupeStore.inMemory() remembers for one process.",
                    e);
        }
    }
}
