package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.Inbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
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
    private static final long LEAST_DISK = 2 * DiskRoom.RESERVE;

    private final @Nullable Path folder;
    private final @Nullable DataSource dataSource;
    private Duration retention = Duration.ofDays(7);
    private Duration keepBodies = Duration.ofDays(1);
    private Duration keepDead = Duration.ofDays(90);
    private int mostDead = 10_000;
    private long mostOpen = 1_000_000;
    private boolean ordered = true;
    private boolean createSchema = true;
    private boolean allowLossy;
    private long minFreeDisk = EmbeddedOptions.MIN_FREE_DISK;
    private long maxDisk = EmbeddedOptions.MAX_DISK;

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

    /**
     * How many open deliveries an endpoint may have; a million unless set. Beyond it new ones are refused, repeats too, until
     * there are a tenth fewer. It is counted every ten seconds, so there may be somewhat more.
     */
    public JdbcInboxBuilder mostOpen(long mostOpen) {
        this.mostOpen = atLeastOne("mostOpen", mostOpen);
        return this;
    }

    /**
     * How many dead deliveries an endpoint keeps, the oldest of which gives way; 10,000 unless set. What gives way stays
     * remembered as one that was discarded.
     */
    public JdbcInboxBuilder mostDead(int mostDead) {
        this.mostDead = (int) atLeastOne("mostDead", mostDead);
        return this;
    }

    /** How long dead deliveries are kept; 90 days unless set. Those that the platform's API contradicted go after a day. */
    public JdbcInboxBuilder keepDead(Duration keepDead) {
        this.keepDead = positive("time to keep dead deliveries", keepDead);
        return this;
    }

    /**
     * Whether deliveries of one resource are handled in order, one at a time; they are unless set. The same for all processes on
     * a database. Changed while something is open, it counts for what is accepted from then on: no order holds between that and
     * what was accepted before.
     */
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
     * Puts up with a database that may lose what it has confirmed, as MariaDB and MySQL do in a power cut unless {@code
     * innodb_flush_log_at_trx_commit} is 1, and {@code sync_binlog} where there is a binary log. Without it such a database is
     * refused. An inbox in one is not {@linkplain Inbox#isDurable() durable}; in a sound one this changes nothing.
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
     * How many bytes the files of an embedded inbox may have, at least 64 MiB; 10 GiB unless set. Nearer to it than 32 MiB nothing
     * is taken in, while deliveries are handled and forgotten. What is free inside the files is used before they grow.
     */
    public JdbcInboxBuilder maxDisk(long bytes) {
        if (bytes < LEAST_DISK) {
            throw new IllegalArgumentException("The inbox's files may have " + bytes
                    + " bytes; expected 64 MiB at least, of which half is kept for what makes room.");
        }
        this.maxDisk = bytes;
        return this;
    }

    /**
     * The inbox. Its store is opened by the receiver.
     *
     * @throws IllegalStateException if the database cannot be asked what it is, or is none that an inbox can use
     */
    public Inbox build() {
        Operations operations = Operations.of(
                ordered,
                retention,
                keepBodies.compareTo(retention) < 0 ? keepBodies : retention,
                keepDead,
                mostDead,
                mostOpen);
        DataSource database = dataSource;
        if (database == null) {
            Path own = Objects.requireNonNull(folder);
            return new JdbcInbox(
                    new EmbeddedEngine(own, operations, EmbeddedOptions.of(minFreeDisk, maxDisk)), operations);
        }
        Dialect dialect = dialect(database);
        ServerOptions options = ServerOptions.of(createSchema, allowLossy && isLossy(database, dialect));
        return new JdbcInbox(new ServerEngine(database, dialect, operations, options), operations);
    }

    private static boolean isLossy(DataSource database, Dialect dialect) {
        try {
            return new WholeTransactions(database, dialect).run(Clock.systemUTC(), sql -> {
                try {
                    dialect.requireFlushing(sql);
                    return false;
                } catch (NotDurableException e) {
                    return true;
                }
            });
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static IllegalStateException unreachable(SQLException e) {
        return new IllegalStateException("The inbox's database cannot be reached: " + Sql.describe(e), e);
    }

    static Dialect dialect(DataSource dataSource) {
        String product;
        String version;
        try (Connection connection = dataSource.getConnection()) {
            product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            version = connection.getMetaData().getDatabaseProductVersion().toLowerCase(Locale.ROOT);
        } catch (SQLException e) {
            throw unreachable(e);
        }
        return switch (version.contains("mariadb") ? "mariadb" : product) {
            case "postgresql" -> new PostgresDialect();
            case "mariadb" -> new MariaDbDialect();
            case "mysql" -> {
                if (version.startsWith("5.")) {
                    throw new IllegalStateException("The inbox cannot use MySQL " + version
                            + ", in which workers would wait for each other; expected MySQL 8.0 or later.");
                }
                yield new MySqlDialect();
            }
            case "h2", "hsql database engine", "apache derby" ->
                throw new IllegalStateException(
                        "The inbox cannot use '" + product + "': it may be in memory, and does not"
                                + " flush what it commits, so what was answered 2xx could be lost. Expected PostgreSQL,"
                                + " MariaDB or MySQL; without one, use JdbcInbox.embedded(path).");
            case "sqlite" ->
                throw new IllegalStateException(
                        "The inbox cannot use SQLite through a DataSource, where it cannot see to"
                                + " flushes and locks. Use JdbcInbox.embedded(path), which keeps a SQLite file of its own.");
            default ->
                throw new IllegalStateException("The inbox cannot use a database of the kind '" + product
                        + "'; expected PostgreSQL, MariaDB or MySQL. Use one of them, or JdbcInbox.embedded(path).");
        };
    }

    private static long atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; expected at least 1.");
        }
        return value;
    }

    static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST_RETENTION) > 0) {
            throw new IllegalArgumentException("The " + name + " is " + value + "; expected more than 0, and at most "
                    + LONGEST_RETENTION.toDays() + " days.");
        }
        return value;
    }
}
