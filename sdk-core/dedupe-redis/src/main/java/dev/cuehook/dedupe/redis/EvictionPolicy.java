package dev.cuehook.dedupe.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Redis does when its memory is full. */
final class EvictionPolicy {

    private static final String SETTING = "maxmemory-policy";

    private EvictionPolicy() {}

    /**
     * Refuses a Redis that would forget deliveries to make room.
     *
     * @throws IllegalStateException if it would, or does not say; the message says what to do
     */
    static void require(Commands commands) {
        String policy = ask(commands).get(SETTING);
        if (policy == null) {
            throw silent("it names no such setting", null);
        }
        if (!policy.equals("noeviction")) {
            throw new IllegalStateException("Redis has the maxmemory-policy '" + policy
                    + "', so it may forget deliveries to make room; expected 'noeviction'. Set it with CONFIG SET"
                    + " maxmemory-policy noeviction and in redis.conf, or use a Redis that is no cache.");
        }
    }

    private static Map<String, String> ask(Commands commands) {
        try {
            return commands.setting(SETTING);
        } catch (RedisCommandExecutionException e) {
            throw silent(String.valueOf(e.getMessage()), e);
        }
    }

    private static IllegalStateException silent(String why, @Nullable Throwable cause) {
        return new IllegalStateException(
                "Redis does not tell its maxmemory-policy (" + why
                        + "). Let the user ask for it (ACL: +config|get); or,"
                        + " where you know it to be 'noeviction', build the store with assumingNoEviction().",
                cause);
    }
}
