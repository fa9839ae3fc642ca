package dev.cuehook.samples.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sample in a process of its own, with every jar on the module path. */
@Timeout(120)
class JettyReceiverIT {

    private static final String SECRET = "organisation-webhooks-secret-key";
    private static final Pattern LISTENING = Pattern.compile("Receiving on port (\\d+) in module (\\S+).*");

    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;
    private BufferedReader output;
    private int port;
    private String module;

    @BeforeEach
    void startSample(@TempDir Path inbox) throws IOException {
        Path target = Path.of("target");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        target.resolve("modules") + File.pathSeparator + target.resolve("cuehook-sample-jetty.jar"),
                        "--module",
                        "dev.cuehook.samples.jetty/dev.cuehook.samples.jetty.JettyReceiver",
                        "0",
                        inbox.toString())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "FASTPIX_SECRET", "ZGVtby1zZWNyZXQ=",
                        "FLOWPLAYER_SECRET", SECRET,
                        "SHOTSTACK_URL_TOKEN", "0123456789abcdef"));
        process = builder.start();
        output = process.inputReader(StandardCharsets.UTF_8);
        Matcher listening = LISTENING.matcher(lineThatMatches(LISTENING));
        assertThat(listening.matches()).isTrue();
        port = Integer.parseInt(listening.group(1));
        module = listening.group(2);
    }

    @AfterEach
    void stopSample() throws InterruptedException {
        process.destroy();
        process.waitFor(); // its folder is deleted next
    }

    @Test
    void receivesAndHandlesOnTheModulePath() throws Exception {
        String body = "{\"event_type\":\"VIDEO_READY\",\"event_id\":\"e1\",\"created_at\":\"" + Instant.now()
                + "\",\"payload\":{\"id\":\"v1\"}}";

        assertThat(post(body, hmac(body)).statusCode()).isEqualTo(200);
        assertThat(lineThatMatches(Pattern.compile("Got .*"))).isEqualTo("Got VIDEO_READY");
        assertThat(post(body, hmac("something else")).statusCode()).isEqualTo(401);
        assertThat(module).isEqualTo("dev.cuehook.samples.jetty");
    }

    private HttpResponse<String> post(String body, String signature) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/flowplayer"))
                .header("X-FP-Webhook-Signature-Hmac-Sha-256", signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String hmac(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private String lineThatMatches(Pattern wanted) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (wanted.matcher(line).matches()) {
                return line;
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("The sample ended without the line " + wanted + ":\n" + seen);
    }
}
