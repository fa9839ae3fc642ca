package dev.cuehook.samples.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Secret;
import dev.cuehook.receiver.WebhookReceiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

/** What the receiver of README.md does. */
class ReadmeReceiverTest {

    private static final byte[] KEY = "a-key-of-fastpix".getBytes(StandardCharsets.UTF_8);
    private static final String TOKEN = "a-token-of-twenty-letters";

    @Test
    void actsOnWhatIsGenuine() throws Exception {
        ReadmeReceiver readme = new ReadmeReceiver();
        Server server = new Server(0);
        ServletContextHandler context = new ServletContextHandler("/");
        server.setHandler(context);
        try (WebhookReceiver receiver = readme.start(
                context,
                Secret.of(Base64.getEncoder().encodeToString(KEY)),
                Secret.of("a-secret-of-jw-player-of-32-bytes"),
                Secret.of(TOKEN))) {
            server.start();
            int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
            String run = UUID.randomUUID().toString(); // the inbox remembers those of earlier runs
            String ready = "{\"type\":\"video.media.ready\",\"id\":\"" + run + "\",\"createdAt\":\"" + Instant.now()
                    + "\",\"data\":{\"id\":\"m1\"}}";
            String failed = "{\"type\":\"edit\",\"action\":\"render\",\"status\":\"failed\",\"id\":\"" + run + "\"}";

            assertThat(post(port, "fastpix", ready, hmac(ready))).isEqualTo(200);
            assertThat(readme.acted.poll(10, TimeUnit.SECONDS)).isEqualTo("published m1");
            assertThat(post(port, "shotstack?token=" + TOKEN, failed, "")).isEqualTo(200);
            assertThat(readme.acted.poll(10, TimeUnit.SECONDS)).isEqualTo("MEDIA_FAILED " + run);
            assertThat(post(port, "fastpix", ready, hmac("something else"))).isEqualTo(401);
            assertThat(receiver.endpoints()).hasSize(3);
        } finally {
            server.stop();
        }
    }

    private static int post(int port, String endpoint, String body, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/webhooks/" + endpoint))
                .POST(BodyPublishers.ofString(body));
        if (!signature.isEmpty()) {
            request.header("FastPix-Signature", signature);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static String hmac(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
