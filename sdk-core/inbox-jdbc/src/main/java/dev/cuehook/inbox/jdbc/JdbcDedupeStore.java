package dev.cuehook.inbox.jdbc;

import dev.cuehook.Identity;
import dev.cuehook.inbox.DedupeStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A dedupe store in a PostgreSQL, MariaDB or MySQL database, which several processes share. For endpoints that handle on the request's
 * thread:
 *
 * <pre>{@code
 * DedupeStore dedupe = JdbcDedupeStore.in(dataSource);
 * WebhookFilter filter = new WebhookFilter("hooks", verifier, dedupe);
 * }</pre>
 *
 * <p>There is none for an embedded file: one process has {@link DedupeStore#inMemory()}, and what must survive it belongs into an
 * inbox, such as {@link JdbcInbox#embedded}.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Of any number of claims of one delivery, in any number of processes, one is {@code NEW} until its lease ends, by the
 *       database's clock.
 *   <li>What was claimed and completed is on disk when the call returns, and survives a kill and a power cut.
 *   <li>A database that cannot be used when it is needed makes {@link #claim} throw: the delivery is answered 503.
 * </ul>
 *
 * <p>Thread-safe. Each call takes a connection for one or two short transactions, and gives it back with the settings that it
 * had. Close the store when the receiver is closed; the {@link DataSource} stays yours.
 *
 * @since 0.1
 */
public final class JdbcDedupeStore implements DedupeStore {

    private static final int TRIES = 3;

    private final WholeTransactions transactions;
    private final Clock clock;
    private final Duration retention;
    private final Upkeep upkeep;

    JdbcDedupeStore(DataSource dataSource, Dialect dialect, Clock clock, Duration retention) {
        this.transactions = new WholeTransactions(dataSource, dialect);
        this.clock = clock;
        this.retention = retention;
        this.upkeep = new Upkeep("cuehook-dedupe-upkeep");
        upkeep.every(Duration.ofMinutes(1), "forget which deliveries are over", this::purge);
    }

    /**
     * A store that remembers for seven days; its table is made if it is not there. {@link JdbcDedupeStoreBuilder} has other
     * settings, and says how this fails.
     */
    public static DedupeStore in(DataSource dataSource) {
        return JdbcDedupeStoreBuilder.in(dataSource).build();
    }

    /**
     * Claims a delivery for the time of the lease.
     *
     * @throws IllegalStateException if the database fails
     */
    @Override
    public Claim claim(Identity identity, Duration lease) {
        byte[] key = identity.key();
        String token = UUID.randomUUID().toString();
        long micros = Claims.micros(lease);
        for (int i = 0; i < TRIES; i++) {
            if (durably(sql -> DedupeRows.insert(sql, key, token, micros))) {
                return new Claim(Status.NEW, token);
            }
            Known known = durably(sql -> new Known(DedupeRows.takeOver(sql, key, token, micros)));
            if (known.status != null) {
                return new Claim(known.status, known.status == Status.NEW ? token : null);
            }
        }
        return new Claim(Status.IN_PROGRESS, null); // others claim and release it all the time
    }

    @Override
    public void complete(Identity identity, Claim claim) {
        String token = claim.token();
        if (token != null) {
            boolean unused = durably(sql -> DedupeRows.complete(sql, identity.key(), token, retention));
        }
    }

    @Override
    public void release(Identity identity, Claim claim) {
        String token = claim.token();
        if (token != null) {
            boolean unused = work(sql -> DedupeRows.release(sql, identity.key(), token));
        }
    }

    /** Forgets what is over, as it is done every minute anyway. */
    void forgetExpired() {
        Upkeep.run(this::purge);
    }

    /** Ends the forgetting of what is over. */
    private boolean purge() {
        return work(DedupeRows::purge) > 0;
    }

    @Override
    public void close() {
        upkeep.close();
    }

    private <T> T work(Engine.Work<T> work) {
        try {
            return transactions.run(clock, work);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private <T> T durably(Engine.Work<T> work) {
        try {
            return transactions.durably(clock, work);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("The dedupe store's database failed: " + e.getMessage(), e);
    }

    private record Known(@Nullable Status status) {}
}
