package dev.cuehook.benchmarks.speed;

import dev.cuehook.Secret;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.livekit.LiveKit;
import io.livekit.server.WebhookReceiver;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** LiveKit's token, which holds the body's digest, to the event; beside its own server SDK. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class LiveKitTokens {

    private static final String BODY =
            "{\"event\":\"room_started\",\"room\":{\"sid\":\"RM_hycBMAjmt6Ub\",\"name\":\"Demo Room\","
                    + "\"emptyTimeout\":300,\"creationTime\":\"1692627281\"},\"id\":\"EV_eugWmGhovZmm\",\"createdAt\":\"1692985556\"}";

    private String token;
    private WebhookRequest request;
    private WebhookVerifier<? extends WebhookEvent> liveKit;
    private WebhookReceiver peer;

    @Setup
    public void prepare() throws GeneralSecurityException {
        byte[] body = Proof.utf8(BODY);
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        token = Proof.jwt(Proof.utf8("{\"iss\":\"APIkey1\",\"exp\":"
                + (Instant.now().getEpochSecond() + 3_600) + ",\"sha256\":\"" + digest + "\"}"));
        request = Proof.request(body, "Authorization", token);
        liveKit = LiveKit.verifier("APIkey1", Secret.of(Proof.KEY));
        peer = new WebhookReceiver("APIkey1", Proof.KEY);
    }

    @Benchmark
    public WebhookEvent verifyAndParse() {
        return liveKit.verifyAndParse(request);
    }

    @Benchmark
    public Object liveKitServer() {
        return peer.receive(new String(request.body(), StandardCharsets.UTF_8), token, false);
    }
}
