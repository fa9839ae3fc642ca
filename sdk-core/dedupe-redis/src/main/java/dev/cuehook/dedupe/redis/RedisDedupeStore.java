package dev.cuehook.dedupe.redis;

import dev.cuehook.Identity;
import dev.cuehook.inbox.DedupeStore;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A dedupe store in Redis, which several processes share. For endpoints that handle on the request's thread:
 *
 * <pre>{@code
 * DedupeStore dedupe = RedisDedupeStore.at("redis://localhost:6379");
 * WebhookFilter filter = new WebhookFilter("hooks", verifier, dedupe);
 * }</pre>
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Of any number of claims of one delivery, in any number of processes, one is {@code NEW} until its lease ends, by the clock
 *       of Redis, <em>as long as Redis does not lose what it has confirmed</em>.
 *   <li><strong>A failover may forget.</strong> Redis confirms before a replica has the write: a delivery that was claimed or
 *       handled just before a failover may be handled again, even at the same time. The same holds for a restart of a Redis
 *       without persistence, or within a second of one with {@code appendfsync everysec}. Where that must not be, use the JDBC
 *       store of {@code cuehook-inbox-jdbc}.
 *   <li>It forgets nothing early: a Redis that evicts is refused at the start, and a full one refuses new deliveries
 *       ({@link dev.cuehook.inbox.DedupeStore.Status#REFUSED}, answered 503) and still notes what was handled.
 *   <li>A Redis that fails or does not answer in time, a second unless set, makes {@link #claim} throw: the delivery is answered
 *       503.
 *   <li>A delivery whose handler outlasts its lease is not remembered.
 * </ul>
 *
 * <p>A delivery takes about 200 bytes of Redis for as long as it is remembered. Thread-safe; all calls share one connection. Close
 * the store when the receiver is closed.
 *
 * @since 0.1
 */
public final class RedisDedupeStore implements DedupeStore {

    private static final Claim IN_PROGRESS = new Claim(Status.IN_PROGRESS, null);
    private static final Claim DONE = new Claim(Status.DONE, null);
    private static final Claim REFUSED = new Claim(Status.REFUSED, null);

    private final Commands commands;
    private final String prefix;
    private final String retention;
    private final Runnable disconnect;
    private final AtomicBoolean closed = new AtomicBoolean();

    RedisDedupeStore(Commands commands, String prefix, Duration retention, Runnable disconnect) {
        this.commands = commands;
        this.prefix = prefix;
        this.retention = millis(retention);
        this.disconnect = disconnect;
    }

    /**
     * A store that remembers for seven days, over a connection of its own. {@link RedisDedupeStoreBuilder} has other settings, and
     * says how this fails.
     *
     * @param uri {@code redis://[user:password@]host[:port][/database]}, or {@code rediss://} for TLS
     */
    public static DedupeStore at(String uri) {
        return RedisDedupeStoreBuilder.at(uri).build();
    }

    /**
     * Claims a delivery for the time of the lease.
     *
     * @throws IllegalStateException if Redis fails or does not answer in time
     */
    @Override
    public Claim claim(Identity identity, Duration lease) {
        String key = prefix + identity.hex();
        String token = UUID.randomUUID().toString();
        try {
            long reply = commands.run(Script.CLAIM, key, token, millis(lease));
            return reply == 0 ? new Claim(Status.NEW, token) : reply == 1 ? IN_PROGRESS : DONE;
        } catch (RedisCommandExecutionException e) {
            if (String.valueOf(e.getMessage()).contains("OOM command not allowed")) {
                return REFUSED;
            }
            throw failed("claim", e);
        } catch (RedisException e) {
            commands.send(Script.RELEASE, key, token); // Redis may have made the claim that nobody waits for
            throw failed("claim", e);
        }
    }

    @Override
    public void complete(Identity identity, Claim claim) {
        end("complete", Script.COMPLETE, identity, claim, retention);
    }

    @Override
    public void release(Identity identity, Claim claim) {
        end("release", Script.RELEASE, identity, claim);
    }

    private void end(String what, Script script, Identity identity, Claim claim, String... more) {
        String token = claim.token();
        if (token == null) {
            return;
        }
        String[] arguments = new String[1 + more.length];
        arguments[0] = token;
        System.arraycopy(more, 0, arguments, 1, more.length);
        try {
            long unused = commands.run(script, prefix + identity.hex(), arguments);
        } catch (RedisException e) {
            throw failed(what, e);
        }
    }

    /** Ends the store's connection; one that was given to it stays yours. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            disconnect.run();
        }
    }

    private static String millis(Duration duration) {
        return Long.toString(Math.max(1, duration.toMillis()));
    }

    private static IllegalStateException failed(String what, RedisException e) {
        return new IllegalStateException("Redis failed to " + what + " a delivery: " + e.getMessage(), e);
    }
}
