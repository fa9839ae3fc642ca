package dev.cuehook.benchmarks.speed;

import com.linecorp.bot.parser.LineSignatureValidator;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.flowplayer.Flowplayer;
import dev.cuehook.flowplayer.FlowplayerEvent;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
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

/** A signature over the body alone, against L: a keyed {@link Mac} that is kept, hexadecimal, a constant-time compare. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class Hmac {

    @Param({"600", "4096", "65536"})
    private int size;

    private byte[] body;
    private Mac mac;
    private String hexText;
    private String base64Text;
    private LineSignatureValidator line;
    private WebhookVerifier<FlowplayerEvent> flowplayer;
    private WebhookVerifier<FastPixEvent> fastPix;
    private WebhookRequest hexRequest;
    private WebhookRequest base64Request;
    private WebhookRequest forged;
    private WebhookRequest unsigned;
    private WebhookRequest misshapen;

    @Setup
    public void prepare() {
        body = Bodies.of(size);
        mac = Proof.mac();
        hexText = Proof.hex(body);
        base64Text = Proof.base64(body);
        line = new LineSignatureValidator(Proof.KEY_BYTES);
        flowplayer = Flowplayer.verifier(Secret.of(Proof.KEY));
        fastPix = FastPix.verifier(Secret.of(Base64.getEncoder().encodeToString(Proof.KEY_BYTES)));
        String header = "X-FP-Webhook-Signature-Hmac-Sha-256";
        hexRequest = Proof.request(body, header, hexText);
        base64Request = Proof.request(body, "FastPix-Signature", base64Text);
        forged = Proof.request(body, header, "0".repeat(64));
        unsigned = Proof.request(body);
        misshapen = Proof.request(body, header, "sha256=" + hexText);
    }

    /** L: the limit. */
    @Benchmark
    public boolean limit() {
        return MessageDigest.isEqual(HexFormat.of().parseHex(hexText), mac.doFinal(body));
    }

    @Benchmark
    public VerifiedWebhook hex() {
        return flowplayer.verify(hexRequest);
    }

    @Benchmark
    public VerifiedWebhook base64() {
        return fastPix.verify(base64Request);
    }

    @Benchmark
    public boolean lineBotParser() {
        return line.validateSignature(body, base64Text);
    }

    @Benchmark
    public Object wrongSignature() {
        return refused(forged);
    }

    @Benchmark
    public Object withoutSignature() {
        return refused(unsigned);
    }

    @Benchmark
    public Object misshapenSignature() {
        return refused(misshapen);
    }

    private Object refused(WebhookRequest request) {
        try {
            return flowplayer.verify(request);
        } catch (WebhookRefusedException e) {
            return e.refusal();
        }
    }
}
