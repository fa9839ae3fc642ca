package dev.cuehook.dedupe.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;

/**
 * A connection, and what ends it. Immutable.
 *
 * @param end frees what was opened for it; nothing where it belongs to somebody else
 */
record Link(StatefulRedisConnection<String, String> connection, Runnable end) {

    private static final Duration QUICK = Duration.ZERO;
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    /** The URI of a text, which may hold a password: no message repeats it. */
    @SuppressWarnings("UnusedException") // its message repeats the text
    static RedisURI uri(String text) {
        try {
            return RedisURI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The Redis URI is malformed; expected"
                    + " redis://[user:password@]host[:port][/database], or rediss:// for TLS.");
        }
    }

    /** Connects. While the connection is lost, commands fail at once instead of waiting for it. */
    static Link open(RedisURI uri) {
        RedisClient client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        try {
            StatefulRedisConnection<String, String> connection = client.connect();
            return new Link(connection, () -> {
                connection.close();
                client.shutdown(QUICK, AT_MOST);
            });
        } catch (RedisException e) {
            client.shutdown(QUICK, AT_MOST);
            throw new IllegalStateException(
                    "Redis cannot be reached: " + e.getMessage() + ". Check its address, user and password.", e);
        }
    }

    /** Where a connection comes from. */
    @FunctionalInterface
    interface Source {
        Link open();
    }
}
