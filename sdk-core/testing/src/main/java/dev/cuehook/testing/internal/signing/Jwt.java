package dev.cuehook.testing.internal.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** A compact JWT (HS256), by hand. */
final class Jwt {

    private static final String HEADER = segment("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));

    private Jwt() {}

    static String of(byte[] payload, byte[] key) {
        String signed = HEADER + '.' + segment(payload);
        return signed + '.' + segment(Hmac.sha256(key, signed.getBytes(US_ASCII)));
    }

    private static String segment(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
