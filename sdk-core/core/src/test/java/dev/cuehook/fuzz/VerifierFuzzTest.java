package dev.cuehook.fuzz;

import static dev.cuehook.sender.Crypto.base64Url;
import static dev.cuehook.sender.Sender.JWPLAYER;
import static dev.cuehook.sender.Sender.LIVEKIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Jwt;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whatever comes in, a verifier answers with an event or a {@link WebhookException}, and gives out no body that was not
 * signed. The first byte of an input picks the platform.
 */
class VerifierFuzzTest {

    private static final Map<Sender, WebhookVerifier<?>> VERIFIERS = new EnumMap<>(Sender.class);

    static {
        for (Sender sender : Sender.values()) {
            VERIFIERS.put(sender, sender.verifier());
        }
    }

    private static WebhookVerifier<?> verifier(Sender sender) {
        return java.util.Objects.requireNonNull(VERIFIERS.get(sender));
    }

    private static Sender picked(byte[] input, List<Sender> senders) {
        return senders.get(input.length == 0 ? 0 : (input[0] & 0xFF) % senders.size());
    }

    private static byte[] rest(byte[] input, int from) {
        return input.length <= from ? new byte[0] : Arrays.copyOfRange(input, from, input.length);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** What is handed on; nothing where the request is answered otherwise. */
    private static byte[] accepted(Sender sender, Wire wire) {
        try {
            VerifiedWebhook webhook = verifier(sender).verify(wire.request());
            WebhookEvent event = verifier(sender).parse(webhook);
            assertThat(event.toString()).doesNotContain(sender.secret());
            assertThat(event.lifecycle()).isNotNull();
            assertThat(verifier(sender).restoreTrusted(webhook.toBytes()).identity())
                    .isEqualTo(webhook.identity());
            return webhook.body();
        } catch (WebhookException e) {
            assertThat(e.response().status()).isIn(200, 400, 401);
            return new byte[0];
        }
    }

    /** The second byte picks the header that has the rest as its value. */
    @FuzzTest(maxDuration = "10m")
    void headers(byte[] input) {
        Sender sender = picked(input, Sender.signing());
        Wire genuine = sender.sample();
        List<Wire.Header> headers = genuine.headers();
        String name = headers.get(input.length < 2 ? 0 : (input[1] & 0xFF) % headers.size())
                .name();
        Wire wire = genuine.replacing(name, value -> text(rest(input, 2)));

        byte[] body = accepted(sender, wire);

        if (body.length > 0) {
            assertThat(body).isEqualTo(sender.sampleBody());
        }
    }

    /** A query, for the platforms that sign nothing. */
    @FuzzTest(maxDuration = "10m")
    void queries(byte[] input) {
        Sender sender = picked(input, Sender.tokens());
        String query = text(rest(input, 1));

        byte[] body = accepted(sender, sender.sample().withUrl("/webhooks/x?" + query));

        if (body.length > 0) {
            assertThat(query).contains("token=" + sender.secret());
        }
    }

    /** A token with this header and payload, rightly signed; the two lines of the input. */
    @FuzzTest(maxDuration = "10m")
    void tokens(byte[] input) {
        String[] lines = text(rest(input, 1)).split("\n", 2);
        byte[] header = lines[0].getBytes(StandardCharsets.ISO_8859_1);
        byte[] payload = (lines.length < 2 ? "" : lines[1]).getBytes(StandardCharsets.ISO_8859_1);
        Sender sender = picked(input, List.of(JWPLAYER, LIVEKIT));
        String token = Jwt.signed(base64Url(header) + "." + base64Url(payload), sender.secret());
        byte[] sent = sender == JWPLAYER ? payload : sender.sampleBody();

        byte[] body = accepted(sender, Wire.of(sent).with("Authorization", "Bearer " + token));

        if (body.length > 0) {
            assertThat(lines[0]).contains("HS256");
            assertThat(body).isEqualTo(sent);
        }
    }

    /** What stands beside a genuine token. */
    @FuzzTest(maxDuration = "10m")
    void bodiesBesideATokenOfTheSame(byte[] input) {
        byte[] body = accepted(JWPLAYER, JWPLAYER.sample().withBody(input));

        if (body.length > 0) {
            assertThat(body).isEqualTo(JWPLAYER.sampleBody());
        }
    }

    /** A genuine delivery of this body. */
    @FuzzTest(maxDuration = "10m")
    void events(byte[] input) {
        Sender sender = picked(input, List.of(Sender.values()));
        byte[] sent = rest(input, 1);

        byte[] body = accepted(sender, sender.sign(sent));

        if (body.length > 0) {
            assertThat(body).isEqualTo(sent);
        }
    }
}
