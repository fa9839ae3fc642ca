package dev.cuehook.benchmarks.speed;

import com.slack.api.app_backend.SlackSignature;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import com.svix.exceptions.WebhookVerificationException;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.platform.JsonEvent;
import dev.cuehook.standardwebhooks.StandardWebhooks;
import dev.cuehook.stripe.Stripe;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A signature over a time and the body. Peers that take texts get one made of the body's bytes, which is what came. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class Timed {

    @Param({"600"})
    private int size;

    private byte[] body;
    private String now;
    private String list;
    private String slackSignature;
    private WebhookRequest standardRequest;
    private WebhookRequest listRequest;
    private WebhookVerifier<JsonEvent> standard;
    private WebhookVerifier<JsonEvent> stripe;
    private HttpHeaders standardHeaders;
    private com.standardwebhooks.Webhook standardPeer;
    private com.svix.Webhook svixPeer;
    private SlackSignature.Verifier slackPeer;

    @Setup
    public void prepare() throws Exception {
        body = Bodies.of(size);
        now = Long.toString(Instant.now().getEpochSecond());
        String key = "whsec_" + Base64.getEncoder().encodeToString(Proof.KEY_BYTES);
        String signature = "v1," + Proof.base64(Proof.joined("msg_1." + now + ".", body));
        standardRequest =
                Proof.request(body, "webhook-id", "msg_1", "webhook-timestamp", now, "webhook-signature", signature);
        standardHeaders = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of("msg_1"),
                        "webhook-timestamp", List.of(now),
                        "webhook-signature", List.of(signature)),
                (name, value) -> true);
        standard = StandardWebhooks.verifier(Secret.of(key));
        standardPeer = new com.standardwebhooks.Webhook(key);
        svixPeer = new com.svix.Webhook(key);
        list = "t=" + now + ",v1=" + Proof.hex(Proof.joined(now + ".", body));
        listRequest = Proof.request(body, "Stripe-Signature", list);
        stripe = Stripe.verifier(Secret.of(Proof.KEY));
        slackSignature = "v0=" + Proof.hex(Proof.joined("v0:" + now + ":", body));
        slackPeer = new SlackSignature.Verifier(new SlackSignature.Generator(Proof.KEY));
    }

    private String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Benchmark
    public VerifiedWebhook standardWebhooks() {
        return standard.verify(standardRequest);
    }

    @Benchmark
    public Object standardwebhooksPeer() throws Exception {
        standardPeer.verify(text(), standardHeaders);
        return standardPeer;
    }

    @Benchmark
    public Object svixPeer() throws WebhookVerificationException {
        svixPeer.verify(text(), standardHeaders);
        return svixPeer;
    }

    @Benchmark
    public VerifiedWebhook stripeList() {
        return stripe.verify(listRequest);
    }

    @Benchmark
    public boolean stripeJava() throws SignatureVerificationException {
        return Webhook.Signature.verifyHeader(text(), list, Proof.KEY, 3_000);
    }

    @Benchmark
    public boolean slackAppBackend() {
        return slackPeer.isValid(now, text(), slackSignature);
    }
}
