package dev.cuehook.sender;

import static dev.cuehook.sender.Crypto.base64;
import static dev.cuehook.sender.Crypto.base64Url;
import static dev.cuehook.sender.Crypto.hmacSha256;
import static dev.cuehook.sender.Crypto.sha256;
import static dev.cuehook.sender.Crypto.utf8;

import java.time.Instant;

/** JWTs put together by hand, also such as no library would make. */
public final class Jwt {

    public static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private Jwt() {}

    /** A token whose payload is these bytes. */
    public static String of(byte[] payload, String secret) {
        return of(utf8(HS256), payload, secret);
    }

    /** A token with this header, signed with HS256 whatever the header says. */
    public static String of(byte[] header, byte[] payload, String secret) {
        return signed(base64Url(header) + "." + base64Url(payload), secret);
    }

    /** A token of these first two segments, as they are. */
    public static String signed(String headerAndPayload, String secret) {
        return headerAndPayload + "." + base64Url(hmacSha256(utf8(secret), utf8(headerAndPayload)));
    }

    /** LiveKit's claims about a body. */
    public static byte[] liveKitClaims(byte[] body, String apiKey, Instant at) {
        return utf8("{\"iss\":\"" + apiKey + "\",\"nbf\":" + at.getEpochSecond() + ",\"exp\":"
                + at.plusSeconds(300).getEpochSecond() + ",\"sha256\":\"" + base64(sha256(body)) + "\"}");
    }
}
