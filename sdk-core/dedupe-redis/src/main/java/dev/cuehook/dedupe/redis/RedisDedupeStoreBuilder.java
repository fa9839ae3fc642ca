package dev.cuehook.dedupe.redis;

import dev.cuehook.inbox.DedupeStore;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Objects;

/**
 * Configures a {@link RedisDedupeStore}. Not thread-safe; build once.
 *
 * @since 0.1
 */
public final class RedisDedupeStoreBuilder {

    private static final Duration LONGEST_RETENTION = Duration.ofDays(3_650);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    private final Link.Source source;
    private String prefix = "cuehook:dedupe:";
    private Duration retention = Duration.ofDays(7);
    private Duration timeout = Duration.ofSeconds(1);
    private boolean asksForEviction = true;

    private RedisDedupeStoreBuilder(Link.Source source) {
        this.source = source;
    }

    /**
     * A store with a connection of its own.
     *
     * @param uri {@code redis://[user:password@]host[:port][/database]}, or {@code rediss://} for TLS
     * @throws IllegalArgumentException if it has another form
     */
    public static RedisDedupeStoreBuilder at(String uri) {
        return at(Link.uri(uri));
    }

    /** A store with a connection of its own. */
    public static RedisDedupeStoreBuilder at(RedisURI uri) {
        Objects.requireNonNull(uri, "uri");
        return new RedisDedupeStoreBuilder(() -> Link.open(uri));
    }

    /**
     * A store over a connection that stays yours: share it with whatever neither blocks nor opens a transaction on it. Its own
     * time-out does not count here.
     */
    public static RedisDedupeStoreBuilder on(StatefulRedisConnection<String, String> connection) {
        Objects.requireNonNull(connection, "connection");
        return new RedisDedupeStoreBuilder(() -> new Link(connection, () -> {}));
    }

    /** What the keys begin with; {@code cuehook:dedupe:} unless set. Stores with the same prefix share their memory. */
    public RedisDedupeStoreBuilder prefix(String prefix) {
        this.prefix = Objects.requireNonNull(prefix, "prefix");
        return this;
    }

    /** How long a handled delivery is remembered, at most ten years; seven days unless set. */
    public RedisDedupeStoreBuilder retention(Duration retention) {
        this.retention = within("retention", retention, LONGEST_RETENTION);
        return this;
    }

    /** How long a call waits for Redis, at most a minute; a second unless set. */
    public RedisDedupeStoreBuilder timeout(Duration timeout) {
        this.timeout = within("timeout", timeout, LONGEST_TIMEOUT);
        return this;
    }

    /**
     * Does not ask for {@code maxmemory-policy}, for a Redis whose user may not. You say that it is {@code noeviction}: any other
     * may forget deliveries, which are then handled again.
     */
    public RedisDedupeStoreBuilder assumingNoEviction() {
        this.asksForEviction = false;
        return this;
    }

    /**
     * The store, connected and ready for use.
     *
     * @throws IllegalStateException if Redis cannot be reached, or may forget deliveries to make room, or does not say whether; the
     *     message says what to do
     */
    public DedupeStore build() {
        Link link = source.open();
        Commands commands = new Commands(link.connection(), timeout);
        boolean ready = false;
        try {
            if (asksForEviction) {
                EvictionPolicy.require(commands);
            }
            ready = true;
        } catch (RedisException e) {
            throw new IllegalStateException("Redis cannot be asked for its maxmemory-policy: " + e.getMessage(), e);
        } finally {
            if (!ready) {
                link.end().run();
            }
        }
        return new RedisDedupeStore(commands, prefix, retention, link.end());
    }

    private static Duration within(String name, Duration value, Duration longest) {
        if (value.isNegative() || value.isZero() || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "The " + name + " is " + value + "; expected more than 0, and at most " + longest + ".");
        }
        return value;
    }
}
