package dev.cuehook.inbox.jdbc.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Sends signed deliveries of two hundred resources. */
final class Sender {

    private static final int RESOURCES = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Which resource a delivery is about. */
    static int resource(String id) {
        return Math.floorMod(id.hashCode(), RESOURCES);
    }

    /** The answer; null if there was none, as the receiver was killed. */
    @Nullable
    HttpResponse<Void> post(int port, String id) {
        Random random = new Random(id.hashCode());
        int size = random.nextInt(50) == 0 ? 20_000 : random.nextInt(1_900);
        byte[] body = ("{\"type\":\"video.media.ready\",\"id\":\"" + id + "\",\"createdAt\":\"" + Instant.now()
                        + "\",\"object\":{\"type\":\"media\",\"id\":\"m" + resource(id) + "\"},\"data\":{},\"more\":\""
                        + "x".repeat(size) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/fastpix"))
                    .timeout(Duration.ofSeconds(20))
                    .header("FastPix-Signature", signature(body))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            return client.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            return null;
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signature(byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(CrashReceiver.SECRET), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body));
    }
}
