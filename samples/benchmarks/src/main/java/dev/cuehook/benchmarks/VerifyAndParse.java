package dev.cuehook.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.flowplayer.Flowplayer;
import dev.cuehook.flowplayer.FlowplayerEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
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

/**
 * Verifying a body, and verifying and parsing it, against the least that has to be done: a keyed {@link Mac} that is kept,
 * hexadecimal decoding and a constant-time compare; and against Jackson's databind of the same body alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class VerifyAndParse {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Param({"600", "4096", "65536"})
    private int size;

    private byte[] body;
    private Mac mac;
    private String hex;
    private WebhookVerifier<FlowplayerEvent> flowplayer;
    private WebhookRequest flowplayerRequest;
    private WebhookVerifier<FastPixEvent> fastPix;
    private WebhookRequest fastPixRequest;
    private VerifiedWebhook verified;
    private ObjectMapper mapper;

    @Setup
    public void prepare() throws GeneralSecurityException {
        body = size == 600 ? Bodies.fastPix600() : Bodies.fastPix(size);
        byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] digest = mac.doFinal(body);
        hex = HexFormat.of().formatHex(digest);
        flowplayer = Flowplayer.verifier(Secret.of(KEY));
        flowplayerRequest = request("X-FP-Webhook-Signature-Hmac-Sha-256", hex);
        fastPix = FastPix.verifier(Secret.of(Base64.getEncoder().encodeToString(key)));
        fastPixRequest = request("FastPix-Signature", Base64.getEncoder().encodeToString(digest));
        verified = fastPix.verify(fastPixRequest);
        mapper = new ObjectMapper();
    }

    private WebhookRequest request(String header, String signature) {
        return WebhookRequest.post("/webhooks/x")
                .header("Host", "example.com")
                .header("User-Agent", "sender/1.0")
                .header("Accept", "*/*")
                .header("Content-Type", "application/json")
                .header(header, signature)
                .header("Content-Length", Integer.toString(body.length))
                .body(body)
                .build();
    }

    /** L: the limit. */
    @Benchmark
    public boolean limit() {
        return MessageDigest.isEqual(HexFormat.of().parseHex(hex), mac.doFinal(body));
    }

    @Benchmark
    public VerifiedWebhook verifyHex() {
        return flowplayer.verify(flowplayerRequest);
    }

    @Benchmark
    public VerifiedWebhook verifyBase64() {
        return fastPix.verify(fastPixRequest);
    }

    @Benchmark
    public FastPixEvent parse() {
        return fastPix.parse(verified);
    }

    @Benchmark
    public FastPixEvent verifyAndParse() {
        return fastPix.verifyAndParse(fastPixRequest);
    }

    /** Jackson's databind of the same body into records of the same members. */
    @Benchmark
    public Event databind() throws IOException {
        return mapper.readValue(body, Event.class);
    }

    /** An event, for databind. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Event(
            @Nullable String type,
            @Nullable Ref object,
            @Nullable String id,
            @Nullable Ref workspace,
            @Nullable String status,
            @Nullable Media data,
            @Nullable String createdAt) {}

    /** A reference, for databind. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Ref(
            @Nullable String id,
            @Nullable String type,
            @Nullable String name) {}

    /** A media, for databind. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Media(
            @Nullable String id,
            @Nullable String title,
            @Nullable String status,
            @Nullable String maxResolution,
            @Nullable String duration,
            @Nullable String aspectRatio,
            @Nullable String createdAt,
            @Nullable String updatedAt,
            @Nullable List<Track> tracks) {}

    /** A track, for databind. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Track(
            @Nullable String id,
            @Nullable String type,
            @Nullable String status,
            @Nullable String languageCode,
            @Nullable String languageName) {}
}
