package dev.cuehook.dedupe.redis;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands on a connection, each with a time-out of ours whatever the connection's is. Thread-safe. */
final class Commands {

    private final StatefulRedisConnection<String, String> connection;
    private final Duration timeout;

    Commands(StatefulRedisConnection<String, String> connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /**
     * Runs a script, by its digest; by its text where Redis does not know it yet.
     *
     * @throws RedisException if it fails, or does not answer in time
     */
    long run(Script script, String key, String... arguments) {
        RedisAsyncCommands<String, String> redis = connection.async();
        String[] keys = {key};
        try {
            return await(redis.evalsha(script.digest(), ScriptOutputType.INTEGER, keys, arguments));
        } catch (RedisNoScriptException e) {
            return await(redis.eval(script.text(), ScriptOutputType.INTEGER, keys, arguments));
        }
    }

    /** Sends a script and waits for nothing; where it cannot be sent, nothing happens. */
    void send(Script script, String key, String... arguments) {
        try {
            RedisFuture<Long> unused =
                    connection.async().eval(script.text(), ScriptOutputType.INTEGER, new String[] {key}, arguments);
        } catch (RedisException e) {
            // whoever sends it has a failure of its own to tell
        }
    }

    /** A setting of the server, by its name. */
    Map<String, String> setting(String name) {
        return await(connection.async().configGet(name));
    }

    private <T> T await(RedisFuture<T> reply) {
        return LettuceFutures.awaitOrCancel(reply, timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
}
