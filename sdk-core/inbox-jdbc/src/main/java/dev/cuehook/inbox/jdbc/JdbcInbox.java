package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.AcceptOutcome;
import dev.cuehook.inbox.ClaimedDelivery;
import dev.cuehook.inbox.Failure;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.InboxAdmin;
import dev.cuehook.inbox.InboxContext;
import dev.cuehook.inbox.Settlement;
import dev.cuehook.inbox.StoredDelivery;
import dev.cuehook.inbox.Transaction;
import dev.cuehook.inbox.TransactionBoundary;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A durable inbox: what it accepted is on disk before it says so. {@link #embedded} keeps it in a folder of this machine;
 * {@link #in} keeps it in a PostgreSQL, MariaDB or MySQL database, where several processes share it.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>{@code ACCEPTED} and {@code DUPLICATE} come after a flush: the delivery survives a kill, and a power cut where the disk
 *       keeps what it has flushed.
 *   <li>What was handled may be handed out again after a kill or a power cut: at least once. In a database, what a handler
 *       writes through {@link Transaction} takes effect once.
 *   <li>A database that would lose what it confirms is refused when the inbox is opened, unless the
 *       builder was told to allow it: then the inbox is not {@linkplain #isDurable() durable}.
 * </ul>
 *
 * <p>Thread-safe. One inbox serves one receiver.
 *
 * @since 0.1
 */
public final class JdbcInbox implements Inbox {

    private final Engine engine;
    private final Operations operations;
    private final Finishes finishes;
    private final Backlog backlog;
    private final Retention forgetting;
    private volatile Runnable workArrived = () -> {};
    private volatile @Nullable GroupCommit writer;
    private volatile @Nullable Upkeep upkeep;

    JdbcInbox(Engine engine, Operations operations) {
        this.engine = engine;
        this.operations = operations;
        this.finishes = new Finishes(
                claims -> engine.workBriefly(sql -> operations.settlements().finish(sql, claims)),
                claim -> engine.workBriefly(sql -> operations.settlements().settle(sql, claim, Settlement.done())));
        this.backlog = new Backlog(engine, operations.mostOpen());
        this.forgetting = new Retention(engine, operations);
    }

    /** An inbox in a folder, which is made if it is not there; for one process. Needs {@code org.xerial:sqlite-jdbc}. */
    public static Inbox embedded(Path folder) {
        return JdbcInboxBuilder.embedded(folder).build();
    }

    /** An inbox in a database; its tables are made if they are not there. */
    public static Inbox in(DataSource dataSource) {
        return JdbcInboxBuilder.in(dataSource).build();
    }

    /**
     * The statements that make the tables, for Flyway, Liquibase or whoever may make them; use it with {@link
     * JdbcInboxBuilder#createSchema createSchema(false)}.
     *
     * @param database {@code postgresql}, {@code mariadb} or {@code mysql}
     */
    public static String schema(String database) {
        return Schema.export(
                switch (database) {
                    case "postgresql" -> new PostgresDialect();
                    case "mariadb" -> new MariaDbDialect();
                    case "mysql" -> new MySqlDialect();
                    default ->
                        throw new IllegalArgumentException(
                                "There is no schema for '" + database + "'; expected postgresql, mariadb or mysql.");
                });
    }

    @Override
    public boolean isDurable() {
        return engine.isDurable();
    }

    @Override
    public Duration retention() {
        return operations.retention();
    }

    @Override
    public synchronized void open(InboxContext context) {
        if (writer != null) {
            throw new IllegalStateException("This inbox is in use by a receiver already. Make one for each receiver.");
        }
        engine.open(context);
        workArrived = context.workArrived();
        EmbeddedEngine embedded = engine instanceof EmbeddedEngine file ? file : null;
        GroupCommit own = new GroupCommit(
                engine,
                embedded == null ? () -> false : embedded::runTasks,
                context.workArrived(),
                Duration.ofSeconds(embedded == null ? 5 : 2));
        if (embedded != null) {
            embedded.wakeWith(own::wake);
        }
        own.start();
        if (!isEmbedded()) {
            finishes.start();
        }
        writer = own;
        backlog.sample();
        Upkeep regular = new Upkeep("cuehook-inbox-upkeep");
        regular.every(Duration.ofSeconds(10), "count its open deliveries", this::sampleBacklog);
        regular.every(Duration.ofMinutes(1), "forget what is over", forgetting::step);
        regular.every(Duration.ofMinutes(1), "tidy its file", this::tidySome); // also where forgetting meets damage
        upkeep = regular;
    }

    /** Its writer puts into one transaction what waits, of whatever kind. */
    private boolean isEmbedded() {
        return engine instanceof EmbeddedEngine;
    }

    private GroupCommit writer() {
        GroupCommit own = writer;
        if (own == null) {
            throw new IllegalStateException("This inbox is not open. A receiver opens it; give it to one.");
        }
        return own;
    }

    @Override
    public AcceptOutcome accept(StoredDelivery delivery, Duration atMost) {
        return backlog.isFull(delivery.endpoint()) ? AcceptOutcome.REFUSED : writer().accept(delivery, atMost);
    }

    @Override
    public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
        return engine.workFlushed(sql -> operations.claims().claim(sql, endpoint, most, lease));
    }

    @Override
    public Set<ClaimedDelivery> renew(Collection<ClaimedDelivery> claims, Duration lease) {
        return engine.workBriefly(sql -> Claims.renew(sql, claims, lease));
    }

    @Override
    public boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction) {
        Sql begun = transaction instanceof OpenTransaction open ? open.begun() : null;
        if (begun == null && settlement.equals(Settlement.done()) && !isEmbedded()) {
            return finishes.finish(claim);
        }
        if (begun == null) {
            return engine.work(sql -> operations.settlements().settle(sql, claim, settlement));
        }
        try {
            return operations.settlements().settle(begun, claim, settlement);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The delivery could not be settled in its transaction: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean retry(ClaimedDelivery claim, Duration backOff, Failure failure) {
        return engine.work(sql -> operations.settlements().retry(sql, claim, backOff, failure));
    }

    @Override
    public void giveBack(ClaimedDelivery claim) {
        boolean unused = engine.work(sql -> operations.settlements().giveBack(sql, claim));
    }

    @Override
    public boolean replace(ClaimedDelivery claim, StoredDelivery confirmed) {
        return engine.work(sql -> operations.settlements().replace(sql, claim, confirmed));
    }

    @Override
    public TransactionBoundary transactions() {
        return engine.transactions();
    }

    /** The database that it is in; empty where it is in a folder. */
    public Optional<DataSource> dataSource() {
        return engine.dataSource();
    }

    /**
     * A transaction that somebody else has begun on a connection to this inbox's database, and will commit or roll back: for
     * frameworks with transactions of their own. {@link #settle} under it takes effect when that one is committed. The
     * connection that {@link Transaction#unwrap} gives then refuses commit, rollback and close.
     *
     * @throws IllegalStateException if the connection is in no transaction, or in one of another isolation than {@code READ
     *     COMMITTED}, in which the order of deliveries could not be kept; or if the inbox is in a folder
     */
    public Transaction join(Connection connection) {
        return JoinedTransaction.on(connection, engine.on(connection));
    }

    @Override
    public InboxAdmin admin() {
        return new JdbcInboxAdmin(engine, operations, workArrived);
    }

    /** Forgets what is over, as it is done every minute anyway. */
    void forgetExpired() {
        Upkeep.run(forgetting::step);
    }

    /** Tidies the file, as it is done every minute anyway. */
    void tidy() {
        Upkeep.run(this::tidySome);
    }

    private boolean tidySome() {
        return engine.tidy() > 0;
    }

    /** Counts the open deliveries, as it is done every ten seconds anyway; there is nothing more to do at once. */
    boolean sampleBacklog() {
        backlog.sample();
        return false;
    }

    @Override
    public synchronized void close() {
        Upkeep own = upkeep;
        GroupCommit ownWriter = writer;
        if (own != null && ownWriter != null) {
            upkeep = null;
            own.close();
            ownWriter.close();
            finishes.close();
            engine.close();
        }
    }
}
