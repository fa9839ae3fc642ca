package dev.cuehook.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookResponse;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of answers, row by row. */
class StatusTableTest {

    private static final Wire READY = Cues.fastpix("e1", "m1");

    @ParameterizedTest
    @EnumSource(Sender.class)
    void answersAnAcceptedDeliveryWithAnEmpty200(Sender sender) {
        try (Rig rig = Rig.of(sender).open()) {
            WebhookResponse response = rig.send(Cues.signed(sender, new String(sender.sampleBody(), UTF_8)));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEmpty();
            assertThat(response.headers()).isEmpty();
            assertThat(response.closesConnection()).isFalse();
            assertThat(rig.outcome()).isEqualTo(Outcome.ACCEPTED);
        }
    }

    @Test
    void answersADuplicateLikeTheFirst() {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            rig.send(READY);

            assertThat(rig.status(READY)).isEqualTo(200);
            assertThat(rig.outcome()).isEqualTo(Outcome.DUPLICATE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", " {} \r\n\t", "{}\n"})
    void answersFastPixsUnsignedProbe(String body) {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            assertThat(rig.status(Wire.of(body).withUrl("/webhooks/fastpix"))).isEqualTo(200);
            assertThat(rig.outcome()).isEqualTo(Outcome.HANDSHAKE);
            assertThat(rig.receiver.inbox().counts("fastpix").open()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a\":1}", "{{}}", "x"})
    void refusesEveryOtherUnsignedBody(String body) {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            assertThat(rig.status(Wire.of(body).withUrl("/webhooks/fastpix"))).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "{", "{\"id\":\"a\"} x", "{\"id\":1,\"id\":2}", "", "\u0000"})
    void answers400ForAGenuineBodyThatIsNotOneObject(String body) {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            WebhookResponse response = rig.send(Cues.signed(Sender.FASTPIX, body));

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body()).isEqualTo("bad request");
            assertThat(rig.outcome()).isEqualTo(Outcome.UNREADABLE);
        }
    }

    @Test
    void answers400BeyondTheJsonLimits() {
        String deep = "{\"id\":\"e\",\"type\":\"t\",\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            assertThat(rig.status(Cues.signed(Sender.FASTPIX, deep))).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "", "{\"id\":\"e1\"}"})
    void aBadSignatureIsABadSignatureWhateverTheBody(String body) {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            Wire forged = READY.withBody(body);

            WebhookResponse response = rig.send(forged);

            assertThat(response.status()).isEqualTo(401);
            assertThat(response.body()).isEqualTo("unauthorized");
            assertThat(rig.heard.lastAnswer().refusal()).isEqualTo(Refusal.SIGNATURE_MISMATCH);
        }
    }

    @Test
    void answers404ForAPathThatNoEndpointHas() {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            WebhookResponse response = rig.send(READY.withUrl("/webhooks/other"));

            assertThat(response.status()).isEqualTo(404);
            assertThat(response.closesConnection()).isTrue();
            assertThat(rig.heard.lastAnswer().endpoint()).isEqualTo("-");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "HEAD", "OPTIONS", "post", "POST ", ""})
    void answers405WithAllowForEveryOtherMethod(String method) {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            WebhookResponse response = rig.receiver.receive(
                    WebhookRequest.method(method, "/webhooks/fastpix").build());

            assertThat(response.status()).isEqualTo(405);
            assertThat(response.headers()).containsEntry("Allow", "POST");
            assertThat(response.closesConnection()).isTrue();
        }
    }

    @Test
    void answers413AndClosesTheConnectionForABodyThatIsTooLarge() {
        try (Rig rig = new Rig.Builder()
                .endpoint(Sender.FASTPIX, options -> options.bodyLimit(10))
                .open()) {
            WebhookResponse response = rig.send(READY);

            assertThat(response.status()).isEqualTo(413);
            assertThat(response.closesConnection()).isTrue();
        }
    }

    @Test
    void answers503WithRetryAfterWhileTheInboxIsFull() {
        MemoryInbox inbox = MemoryInbox.builder().mostOpen(1).build();
        try (Rig rig = Rig.of(Sender.FASTPIX).inbox(inbox).open()) {
            rig.send(READY);

            WebhookResponse response = rig.send(Cues.fastpix("e2", "m2"));

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.headers()).containsEntry("Retry-After", "5");
            assertThat(response.body()).isEqualTo("unavailable");
            assertThat(rig.status(READY)).as("a duplicate, still").isEqualTo(200);
            rig.receiver.handleDue();
            assertThat(rig.status(Cues.fastpix("e2", "m2"))).isEqualTo(200);
        }
    }

    @Test
    void answersAnythingThatIsNoDeliveryWhileTheInboxIsFull() {
        MemoryInbox inbox = MemoryInbox.builder().mostOpen(1).build();
        try (Rig rig = Rig.of(Sender.FASTPIX, Sender.AIOZ).inbox(inbox).open()) {
            rig.send(READY);

            assertThat(rig.status(Cues.aioz("00000000-0000-0000-0000-000000000000")))
                    .isEqualTo(200);
            assertThat(rig.status(Cues.signed(Sender.FASTPIX, "{\"hello\":\"world\"}")))
                    .isEqualTo(200);
            assertThat(rig.status(Wire.of("{}").withUrl("/webhooks/fastpix"))).isEqualTo(200);
            assertThat(rig.receiver.inbox().counts("aioz").open()).isZero();
            assertThat(rig.receiver.inbox().counts("fastpix").open()).isEqualTo(1);
        }
    }

    @Test
    void answers503WhereTheInboxThrows() {
        FailingInbox inbox = new FailingInbox();
        try (Rig rig = Rig.of(Sender.FASTPIX).inbox(inbox).open()) {
            inbox.failing = true;

            assertThat(rig.status(READY)).isEqualTo(503);
            assertThat(rig.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            inbox.failing = false;
            assertThat(rig.status(READY)).isEqualTo(200);
            assertThat(rig.outcome()).isEqualTo(Outcome.ACCEPTED);
        }
    }

    @Test
    void answers503BeforeStartAndAfterClose() {
        Rig rig = Rig.of(Sender.FASTPIX).build();

        assertThat(rig.status(READY)).isEqualTo(503);
        assertThat(rig.outcome()).isEqualTo(Outcome.NOT_RUNNING);
        rig.receiver.startWithoutWorkers();
        assertThat(rig.status(READY)).isEqualTo(200);
        rig.close();
        assertThat(rig.status(Cues.fastpix("e2", "m2"))).isEqualTo(503);
        assertThat(rig.status(READY)).as("a duplicate, too").isEqualTo(503);
    }

    @Test
    void answers503ForABodyThatComesAfterClose() {
        Rig rig = Rig.of(Sender.FASTPIX).open();
        Ticket ticket = rig.receiver.admit(Rig.head(READY).head());
        rig.close();

        WebhookResponse response = rig.receiver.receive(ticket, new ByteArrayInputStream(READY.body()));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.closesConnection()).isTrue();
        assertThat(rig.outcome()).isEqualTo(Outcome.NOT_RUNNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "{\"a\":\"............................................................\"}"})
    void answers503ForEverythingButTheProbeWhileASecretIsAwaited(String body) {
        try (Rig rig = new Rig.Builder()
                .with(receiver -> receiver.endpoint(
                        "fastpix", FastPix.PLATFORM.verifier().awaitingSecret().build()))
                .open()) {
            Wire unsigned = Wire.of(body).withUrl("/webhooks/fastpix");

            assertThat(rig.status(Wire.of("{}").withUrl("/webhooks/fastpix"))).isEqualTo(200);
            assertThat(rig.status(READY)).isEqualTo(503);
            assertThat(rig.status(unsigned)).isEqualTo(503);
            assertThat(rig.send(
                                    Rig.head(unsigned)
                                            .header("Content-Length", String.valueOf(body.length()))
                                            .head(),
                                    new ByteArrayInputStream(unsigned.body()))
                            .status())
                    .isEqualTo(503);
            assertThat(rig.receiver.endpoints().get(0).awaitingSecret()).isTrue();
        }
    }

    @Test
    void noInputMakesItThrowOrAnswer500() {
        EnumSet<Sender> senders =
                EnumSet.complementOf(EnumSet.of(Sender.STANDARD_WEBHOOKS_ED25519)); // the same platform
        try (Rig rig = Rig.of(senders.toArray(Sender[]::new)).open()) {
            for (Sender sender : senders) {
                for (String value :
                        new String[] {"", " ", ",", "=", "t=,v1=", "\u0000", "é", "Bearer ", "a.b.c", "==="}) {
                    Wire wire = Cues.signed(sender, "{}");
                    for (Wire.Header header : wire.headers()) {
                        int status = rig.status(wire.replacing(header.name(), ignored -> value));
                        assertThat(status).as("%s %s", sender, value).isIn(200, 400, 401);
                    }
                }
            }
            assertThat(rig.heard.answered)
                    .extracting(ReceiverListener.Answered::status)
                    .doesNotContain(500);
        }
    }

    @Test
    void waitsForTheInboxNoLongerThanTheDeadline() {
        FailingInbox inbox = new FailingInbox();
        try (Rig rig = new Rig.Builder()
                .endpoint(Sender.FASTPIX, options -> options.deadline(Duration.ofSeconds(3)))
                .inbox(inbox)
                .open()) {
            rig.send(READY);

            assertThat(inbox.atMost).isEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void reportsWhatItAccepted() {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            rig.send(READY);

            ReceiverListener.Answered told = rig.heard.lastAnswer();
            assertThat(told.endpoint()).isEqualTo("fastpix");
            assertThat(told.platform()).isEqualTo("fastpix");
            assertThat(told.type()).isEqualTo("video.media.ready");
            assertThat(told.identity()).isEqualTo("e1");
            assertThat(told.keyId()).isEqualTo("1");
            assertThat(told.id()).isNotNull();
            assertThat(told.status()).isEqualTo(200);
        }
    }
}
