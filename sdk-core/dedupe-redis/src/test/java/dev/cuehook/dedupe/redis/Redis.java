package dev.cuehook.dedupe.redis;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The Redis of the profile "services", seen through the keys of one test; where it does not run, its tests fail. */
final class Redis implements AutoCloseable {

    static final String URL = System.getProperty("cuehook.test.redis.url", "redis://127.0.0.1:6379");

    private static final String EARLIER = """
            local left = redis.call('PTTL', KEYS[1]) - tonumber(ARGV[1])
            if left > 0 then return redis.call('PEXPIRE', KEYS[1], left) end
            return redis.call('DEL', KEYS[1])
            """;

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final String prefix = "cuehook:test:" + UUID.randomUUID() + ":";

    private Redis(String url) {
        client = RedisClient.create(RedisURI.create(url));
        connection = client.connect();
    }

    static Redis at(String url) {
        return new Redis(url);
    }

    StatefulRedisConnection<String, String> connection() {
        return connection;
    }

    RedisCommands<String, String> commands() {
        return connection.sync();
    }

    /** What the keys of this test begin with. */
    String prefix() {
        return prefix;
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        ScanArgs args = ScanArgs.Builder.matches(prefix + "*").limit(1_000);
        KeyScanCursor<String> cursor = commands().scan(args);
        keys.addAll(cursor.getKeys());
        while (!cursor.isFinished()) {
            cursor = commands().scan(ScanCursor.of(cursor.getCursor()), args);
            keys.addAll(cursor.getKeys());
        }
        return keys;
    }

    /** Lets the keys of this test live so much shorter, as if so much time had passed. */
    void moveTime(Duration by) {
        for (String key : keys()) {
            Long unused = commands()
                    .eval(EARLIER, ScriptOutputType.INTEGER, new String[] {key}, Long.toString(by.toMillis()));
        }
    }

    @Override
    public void close() {
        keys().forEach(key -> commands().del(key));
        connection.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
