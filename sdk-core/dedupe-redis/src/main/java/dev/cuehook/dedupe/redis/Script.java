package dev.cuehook.dedupe.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What Redis does in one step. A delivery is a hash with the field {@code kept} for as long as it is known, and with the field
 * {@code lease}, the token, for as long as somebody handles it. So nothing but a new claim needs memory: a full Redis still notes
 * what is done.
 */
enum Script {
    /**
     * Key, token, lease in milliseconds: 0 new, 1 in progress, 2 done. The same claim again is new again: a client that loses its
     * connection sends it twice.
     */
    CLAIM("""
            local lease = redis.call('HGET', KEYS[1], 'lease')
            if lease == ARGV[1] then return 0 end
            if lease then return 1 end
            if redis.call('EXISTS', KEYS[1]) == 1 then return 2 end
            redis.call('HSET', KEYS[1], 'lease', ARGV[1], 'kept', '')
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return 0
            """),

    /** Key, token, retention in milliseconds: 1, or 0 if the lease is lost. */
    COMPLETE("""
            if redis.call('HGET', KEYS[1], 'lease') ~= ARGV[1] then return 0 end
            redis.call('HDEL', KEYS[1], 'lease')
            return redis.call('PEXPIRE', KEYS[1], ARGV[2])
            """),

    /** Key, token: 1, or 0 if the lease is lost. */
    RELEASE("""
            if redis.call('HGET', KEYS[1], 'lease') ~= ARGV[1] then return 0 end
            return redis.call('DEL', KEYS[1])
            """);

    private final String text;
    private final String digest;

    Script(String text) {
        this.text = text;
        this.digest = sha1(text);
    }

    String text() {
        return text;
    }

    /** What Redis calls the script. */
    String digest() {
        return digest;
    }

    private static String sha1(String text) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-1, which every Java has.", e);
        }
    }
}
