package dev.cuehook.benchmarks.speed;

import dev.cuehook.Secret;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookResponse;
import dev.cuehook.flowplayer.Flowplayer;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.receiver.WebhookReceiver;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One delivery, sent again and again, to a receiver of few or many endpoints: verified, read and known to be a duplicate. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class Endpoints {

    @Param({"1", "50"})
    private int endpoints;

    private WebhookReceiver receiver;
    private WebhookRequest request;

    @Setup
    public void prepare() {
        byte[] body = Proof.utf8("{\"id\":\"e1\",\"event\":\"video.published\",\"video\":{\"id\":\"v1\"}}");
        request = Proof.request(body, "X-FP-Webhook-Signature-Hmac-Sha-256", Proof.hex(body));
        WebhookReceiver.Builder builder = WebhookReceiver.builder()
                .inbox(Inbox.inMemory())
                .handlers(handlers -> handlers.on(WebhookEvent.class, (event, delivery) -> {}));
        for (int i = 0; i < endpoints; i++) {
            builder.endpoint(i == endpoints / 2 ? "x" : "x" + i, Flowplayer.verifier(Secret.of(Proof.KEY)));
        }
        receiver = builder.build();
        receiver.start();
    }

    @TearDown
    public void end() {
        receiver.close();
    }

    @Benchmark
    public WebhookResponse duplicate() {
        return receiver.receive(request);
    }
}
