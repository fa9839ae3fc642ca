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
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
 *   <li>A database that would lose what it confirms is refused when the inbox is opened.
 * </ul>
 *
 * <p>Thread-safe. One inbox serves one receiver.
 *
 * @since 0.1
 */
public final class JdbcInbox implements Inbox {

    private final Engine engine;
    private final Operations operations;
    private volatile @Nullable GroupCommit writer;
    private volatile @Nullable Upkeep upkeep;

    JdbcInbox(Engine engine, Operations operations) {
        this.engine = engine;
        this.operations = operations;
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
     * @param database {@code postgresql} or {@code mariadb}
     */
    public static String schema(String database) {
        return Schema.export(
                switch (database) {
                    case "postgresql" -> new PostgresDialect();
                    case "mariadb" -> new MariaDbDialect();
                    default ->
                        throw new IllegalArgumentException(
                                "There is no schema for '" + database + "'; expected postgresql or mariadb.");
                });
    }

    @Override
    public boolean isDurable() {
        return true;
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
        writer = own;
        upkeep = new Upkeep("cuehook-inbox-upkeep", this::forgetSome);
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
        return writer().accept(delivery, atMost);
    }

    @Override
    public List<ClaimedDelivery> claim(String endpoint, int most, Duration lease) {
        return engine.work(sql -> operations.claims().claim(sql, endpoint, most, lease));
    }

    @Override
    public Set<ClaimedDelivery> renew(Collection<ClaimedDelivery> claims, Duration lease) {
        List<ClaimedDelivery> sorted = new ArrayList<>(claims);
        sorted.sort((a, b) -> operations.lanes().compare(a.delivery(), b.delivery()));
        return engine.work(sql -> {
            Set<ClaimedDelivery> lost = new HashSet<>();
            for (ClaimedDelivery claim : sorted) {
                if (!operations.claims().renew(sql, claim, lease)) {
                    lost.add(claim);
                }
            }
            return lost;
        });
    }

    @Override
    public boolean settle(ClaimedDelivery claim, Settlement settlement, Transaction transaction) {
        Sql begun = transaction instanceof JdbcTransactions.Handed handed ? handed.begun() : null;
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

    @Override
    public InboxAdmin admin() {
        return new JdbcInboxAdmin(engine, operations);
    }

    /** Forgets what is over, as it is done every minute anyway. */
    void forgetExpired() {
        Upkeep own = upkeep;
        if (own != null) {
            own.run();
        }
    }

    private int forgetSome() {
        return engine.work(sql -> Administration.purge(sql)
                + Administration.dropBodies(sql, operations.retention(), operations.keepBodies()));
    }

    @Override
    public synchronized void close() {
        Upkeep own = upkeep;
        GroupCommit ownWriter = writer;
        if (own != null && ownWriter != null) {
            upkeep = null;
            own.close();
            ownWriter.close();
            engine.close();
        }
    }
}
