package dev.cuehook.benchmarks.speed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** From bytes to the typed event, against Jackson's databind of the same body alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class Events {

    @Param({"600", "65536"})
    private int size;

    private byte[] body;
    private WebhookVerifier<FastPixEvent> fastPix;
    private WebhookRequest request;
    private VerifiedWebhook verified;
    private ObjectMapper mapper;

    @Setup
    public void prepare() {
        body = Bodies.of(size);
        fastPix = FastPix.verifier(Secret.of(Base64.getEncoder().encodeToString(Proof.KEY_BYTES)));
        request = Proof.request(body, "FastPix-Signature", Proof.base64(body));
        verified = fastPix.verify(request);
        mapper = new ObjectMapper();
    }

    @Benchmark
    public FastPixEvent parse() {
        return fastPix.parse(verified);
    }

    @Benchmark
    public FastPixEvent verifyAndParse() {
        return fastPix.verifyAndParse(request);
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
