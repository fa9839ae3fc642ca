package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookResponse;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the head decides: these requests are answered without a stream at hand. */
class AdmissionBeforeBodyTest {

    private final Rig rig = Rig.of(Sender.FASTPIX, Sender.SHOTSTACK, Sender.STRIPE, Sender.FLOWPLAYER)
            .open();

    @AfterEach
    void close() {
        rig.close();
    }

    private WebhookResponse decided(WebhookHead head) {
        Optional<WebhookResponse> response = rig.receiver.admit(head).response();
        assertThat(response).as("decided by the head").isPresent();
        assertThat(response.get().closesConnection()).as("the body is unread").isTrue();
        return response.get();
    }

    private WebhookHead post(String url, String... namesAndValues) {
        WebhookRequest.Builder head = WebhookRequest.post(url);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            head.header(namesAndValues[i], namesAndValues[i + 1]);
        }
        return head.head();
    }

    @Test
    void refusesAMissingUrlToken() {
        assertThat(decided(post("/webhooks/shotstack")).status()).isEqualTo(401);
        assertThat(rig.heard.lastAnswer().refusal()).isEqualTo(Refusal.TOKEN_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=wrong-token-0123456789",
                "token=",
                "token=shotstack-token-012345678",
                "token=SHOTSTACK-TOKEN-0123456789",
                "token=shotstack%2Dtoken-0123456789",
                "token=shotstack-token-0123456789&token=shotstack-token-0123456789"
            })
    void refusesAWrongUrlToken(String query) {
        assertThat(decided(post("/webhooks/shotstack?" + query)).status()).isEqualTo(401);
        assertThat(rig.heard.lastAnswer().refusal()).isEqualTo(Refusal.TOKEN_MISMATCH);
    }

    @Test
    void isUnavailableWhileASecretIsAwaited() {
        try (Rig awaiting = new Rig.Builder()
                .with(receiver -> receiver.endpoint(
                        "fastpix", FastPix.PLATFORM.verifier().awaitingSecret().build()))
                .open()) {
            Wire signed = Cues.fastpix("e1", "m1");

            assertThat(awaiting.receiver.admit(Rig.head(signed).head()).response())
                    .hasValueSatisfying(
                            response -> assertThat(response.status()).isEqualTo(503));
        }
    }

    @Test
    void refusesAMissingSignature() {
        assertThat(decided(post("/webhooks/flowplayer")).status()).isEqualTo(401);
        assertThat(rig.heard.lastAnswer().refusal()).isEqualTo(Refusal.SIGNATURE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "zz", "sha256=ab"})
    void refusesAMalformedSignature(String signature) {
        WebhookHead head = post("/webhooks/flowplayer", "X-FP-Webhook-Signature-Hmac-Sha-256", signature);

        assertThat(decided(head).status()).isEqualTo(401);
    }

    @Test
    void refusesARepeatedSignature() {
        Wire wire = Cues.flowplayer("e", "v");
        String signature = wire.header("X-FP-Webhook-Signature-Hmac-Sha-256");

        WebhookHead head = Rig.head(wire)
                .header("x-fp-webhook-signature-hmac-sha-256", signature)
                .head();

        assertThat(decided(head).status()).isEqualTo(401);
        assertThat(rig.heard.lastAnswer().refusal()).isEqualTo(Refusal.SIGNATURE_REPEATED);
    }

    @ParameterizedTest
    @CsvSource({"-301, TOO_OLD", "61, TOO_NEW", "-86400, TOO_OLD", "86400, TOO_NEW"})
    void refusesATimeOutsideTheWindow(long seconds, Refusal refusal) {
        Wire stale = Sender.STRIPE
                .sign(Sender.STRIPE.sampleBody(), Sender.NOW.plusSeconds(seconds), Sender.STRIPE.secret())
                .withUrl("/webhooks/stripe");

        assertThat(decided(Rig.head(stale).head()).status()).isEqualTo(401);
        assertThat(rig.heard.lastAnswer().refusal()).isEqualTo(refusal);
    }

    @Test
    void refusesAnAnnouncedLengthBeyondTheLimit() {
        Wire wire = Cues.fastpix("e", "m");

        assertThat(decided(Rig.head(wire).header("Content-Length", "1048577").head())
                        .status())
                .isEqualTo(413);
    }

    @Test
    void admitsAnAnnouncedLengthAtTheLimit() {
        Ticket ticket = rig.receiver.admit(Rig.head(Cues.fastpix("e", "m"))
                .header("Content-Length", "1048576")
                .head());

        assertThat(ticket.response()).isEmpty();
        assertThat(ticket.bodyLimit()).isEqualTo(1_048_576);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "", "99999999999999999999", "1e3"})
    void takesAnUnreadableLengthForNone(String length) {
        Wire wire = Cues.fastpix("e", "m");

        assertThat(rig.send(
                                Rig.head(wire).header("Content-Length", length).head(),
                                new ByteArrayInputStream(wire.body()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void admitsAnUnsignedProbeOnATicketOf64Bytes() {
        Ticket ticket = rig.receiver.admit(post("/webhooks/fastpix"));

        assertThat(ticket.response()).isEmpty();
        assertThat(ticket.bodyLimit()).isEqualTo(64);
    }

    @Test
    void refusesAnUnsignedRequestThatAnnouncesMore() {
        assertThat(decided(post("/webhooks/fastpix", "Content-Length", "65")).status())
                .isEqualTo(401);
        assertThat(rig.heard.lastAnswer().refusal()).isEqualTo(Refusal.SIGNATURE_MISSING);
    }

    @Test
    void readsNoMoreThan65BytesOfAnUnsignedRequest() {
        CountingStream endless = new CountingStream();

        assertThat(rig.send(post("/webhooks/fastpix"), endless).status()).isEqualTo(401);
        assertThat(endless.read).isLessThanOrEqualTo(65);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webhooks/fastpix/",
                "/webhooks//fastpix",
                "/webhooks/./fastpix",
                "/webhooks/x/../fastpix",
                "/webhooks/fastpi%78",
                "/webhooks%2Ffastpix",
                "/webhooks/FASTPIX",
                "/Webhooks/fastpix",
                "/webhooks/fastpix;a=b",
                "/webhooks/fastpix%00",
                "/webhooks/fastpix ",
                "//webhooks/fastpix",
                "\\webhooks\\fastpix",
                "/webhooks/fastpix.json",
                "/"
            })
    void aPathIsItsBytes(String path) {
        assertThat(decided(post(path)).status()).isEqualTo(404);
        assertThat(rig.receiver.serves(path)).isFalse();
        assertThat(rig.receiver.serves("/webhooks/fastpix")).isTrue();
    }

    @Test
    void takesAPathOfItsOwn() {
        try (Rig other = new Rig.Builder()
                .endpoint(Sender.FASTPIX, options -> options.path("/hooks/fp"))
                .open()) {
            assertThat(other.status(Cues.fastpix("e", "m"))).isEqualTo(404);
            assertThat(other.status(Cues.fastpix("e", "m").withUrl("/hooks/fp?a=b")))
                    .isEqualTo(200);
            assertThat(other.receiver.endpoints().get(0).path()).isEqualTo("/hooks/fp");
        }
    }

    @Test
    void aTicketThatWasAnsweredKeepsItsAnswer() {
        Ticket ticket = rig.receiver.admit(post("/webhooks/flowplayer"));

        WebhookResponse response = rig.receiver.receive(ticket, InputStream.nullInputStream());

        assertThat(response.status()).isEqualTo(401);
        assertThat(rig.heard.answered).as("reported once").hasSize(1);
    }

    /** Endless spaces. */
    private static final class CountingStream extends InputStream {
        private int read;

        @Override
        public int read() {
            read++;
            return ' ';
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            read += length;
            Arrays.fill(bytes, from, from + length, (byte) ' ');
            return length;
        }
    }
}
