package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.Inbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link JdbcInbox}. Not thread-safe; build once.
 *
 * @since 0.1
 */
public final class JdbcInboxBuilder {

    private static final Duration LONGEST_RETENTION = Duration.ofDays(3_650);

    private final @Nullable Path folder;
    private final @Nullable DataSource dataSource;
    private Duration retention = Duration.ofDays(7);
    private Duration keepBodies = Duration.ofDays(1);
    private boolean ordered = true;
    private boolean createSchema = true;
    private boolean allowLossy;
    private long minFreeDisk = 64L << 20;

    private JdbcInboxBuilder(@Nullable Path folder, @Nullable DataSource dataSource) {
        this.folder = folder;
        this.dataSource = dataSource;
    }

    /** An inbox in a folder, which is made if it is not there; for one process. */
    public static JdbcInboxBuilder embedded(Path folder) {
        return new JdbcInboxBuilder(Objects.requireNonNull(folder, "folder"), null);
    }

    /** An inbox in a database. */
    public static JdbcInboxBuilder in(DataSource dataSource) {
        return new JdbcInboxBuilder(null, Objects.requireNonNull(dataSource, "dataSource"));
    }

    /** How long an identity is remembered after its delivery was settled; seven days unless set. */
    public JdbcInboxBuilder retention(Duration retention) {
        this.retention = positive("retention", retention);
        return this;
    }

    /** How long the body of a delivery is kept after it was handled, at most the retention; a day unless set. */
    public JdbcInboxBuilder keepBodies(Duration keepBodies) {
        this.keepBodies = positive("time to keep bodies", keepBodies);
        return this;
    }

    /** Whether deliveries of one resource are handled in order, one at a time; they are unless set. */
    public JdbcInboxBuilder ordered(boolean ordered) {
        this.ordered = ordered;
        return this;
    }

    /** Whether the tables are made where they are not there; they are unless set. */
    public JdbcInboxBuilder createSchema(boolean createSchema) {
        this.createSchema = createSchema;
        return this;
    }

    /**
     * Puts up with a database that may lose what it has confirmed, as MariaDB does in a power cut unless {@code
     * innodb_flush_log_at_trx_commit} is 1. Without it such a database is refused.
     */
    public JdbcInboxBuilder allowLossy() {
        this.allowLossy = true;
        return this;
    }

    /** Under how many free bytes of disk an embedded inbox takes nothing in; 64 MiB unless set. */
    public JdbcInboxBuilder minFreeDisk(long bytes) {
        this.minFreeDisk = bytes;
        return this;
    }

    /**
     * The inbox. Its store is opened by the receiver.
     *
     * @throws IllegalStateException if the database cannot be asked what it is, or is none that an inbox can use
     */
    public Inbox build() {
        Operations operations =
                Operations.of(ordered, retention, keepBodies.compareTo(retention) < 0 ? keepBodies : retention);
        DataSource database = dataSource;
        if (database == null) {
            Path own = Objects.requireNonNull(folder);
            return new JdbcInbox(new EmbeddedEngine(own, operations, minFreeDisk), operations);
        }
        ServerOptions options = ServerOptions.of(createSchema, allowLossy);
        return new JdbcInbox(new ServerEngine(database, dialect(database), operations, options), operations);
    }

    static Dialect dialect(DataSource dataSource) {
        String product;
        String version;
        try (Connection connection = dataSource.getConnection()) {
            product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            version = connection.getMetaData().getDatabaseProductVersion().toLowerCase(Locale.ROOT);
        } catch (SQLException e) {
            throw new IllegalStateException("The inbox's database cannot be reached: " + Sql.describe(e), e);
        }
        return switch (version.contains("mariadb") ? "mariadb" : product) {
            case "postgresql" -> new PostgresDialect();
            case "mariadb" -> new MariaDbDialect();
            case "h2", "hsql database engine", "apache derby" ->
                throw new IllegalStateException(
                        "The inbox cannot use '" + product + "': it may be in memory, and does not"
                                + " flush what it commits, so what was answered 2xx could be lost. Expected PostgreSQL or"
                                + " MariaDB; without one, use JdbcInbox.embedded(path).");
            case "sqlite" ->
                throw new IllegalStateException(
                        "The inbox cannot use SQLite through a DataSource, where it cannot see to"
                                + " flushes and locks. Use JdbcInbox.embedded(path), which keeps a SQLite file of its own.");
            default ->
                throw new IllegalStateException("The inbox cannot use a database of the kind '" + product
                        + "'; expected PostgreSQL or MariaDB. Use one of them, or JdbcInbox.embedded(path).");
        };
    }

    static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST_RETENTION) > 0) {
            throw new IllegalArgumentException("The " + name + " is " + value + "; expected more than 0, and at most "
                    + LONGEST_RETENTION.toDays() + " days.");
        }
        return value;
    }
}
