package dev.cuehook.benchmarks.spring;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Deliveries as Stripe sends them, of about a kilobyte, as they go over the wire. */
final class Requests {

    static final String SECRET = "0123456789abcdef0123456789abcdef";

    private Requests() {}

    /** A new one, signed now. */
    static byte[] next() {
        long now = Instant.now().getEpochSecond();
        String body = "{\"id\":\"evt_" + UUID.randomUUID() + "\",\"object\":\"event\",\"api_version\":\"2026-10-28\","
                + "\"created\":" + now + ",\"livemode\":false,\"pending_webhooks\":1,\"request\":{\"id\":\"req_1\","
                + "\"idempotency_key\":null},\"type\":\"customer.updated\",\"data\":{\"object\":{\"id\":\"cus_1\","
                + "\"object\":\"customer\",\"created\":" + now + ",\"email\":\"someone@example.com\",\"description\":\""
                + "x".repeat(600) + "\"}}}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST /webhooks/stripe HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Stripe-Signature: t=" + now + ",v1=" + hmac(now + "." + body) + "\r\nContent-Length: "
                        + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(bytes);
        return request.toByteArray();
    }

    private static String hmac(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
