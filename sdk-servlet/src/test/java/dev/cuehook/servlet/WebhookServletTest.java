package dev.cuehook.servlet;

import static dev.cuehook.servlet.ReceiverApp.PATH;
import static dev.cuehook.servlet.wire.FastPixWire.mediaReady;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Secret;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.receiver.AckMode;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.wire.FastPixWire;
import dev.cuehook.servlet.wire.Message;
import dev.cuehook.servlet.wire.Reply;
import dev.cuehook.servlet.wire.Wire;
import dev.cuehook.shotstack.Shotstack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookServletTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    /** As catching {@code InterruptedException} properly does; Tomcat would close the connection instead of answering. */
    @ParameterizedTest
    @EnumSource
    void answersWhereAHandlerLeavesItsThreadInterrupted(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.with()
                .options(options -> options.ackMode(AckMode.AFTER_HANDLING))
                .receiver(receiver -> receiver.handlers(handlers -> handlers.on(
                        FastPixEvent.class,
                        (event, delivery) -> Thread.currentThread().interrupt())))
                .start(containers)) {
            for (String id : List.of("e-1", "e-2", "e-2")) {
                assertThat(app.exchange(Message.signed(PATH, mediaReady(id))).status())
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsADeliveryOfFixedLength(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            Reply reply = app.exchange(Message.signed(PATH, mediaReady("e-1")));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEmpty();
            assertThat(reply.headers()).doesNotContainKeys("set-cookie", "location", "connection");
            assertThat(app.handled()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsAChunkedDelivery(Containers containers) throws IOException {
        byte[] body = mediaReady("e-1", 50_000);
        Message message = Message.of("POST", PATH)
                .header(FastPixWire.HEADER, FastPixWire.signature(body))
                .chunked(body, 777);
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            assertThat(app.exchange(message).status()).isEqualTo(200);
            assertThat(app.handled()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersADuplicateWith200AndHandlesItOnce(Containers containers) throws IOException {
        Message message = Message.signed(PATH, mediaReady("e-1"));
        try (ReceiverApp app = ReceiverApp.on(containers);
                Wire wire = app.connect()) {
            assertThat(wire.send(message).reply().status()).isEqualTo(200);
            assertThat(wire.send(message).reply().status()).isEqualTo(200);

            assertThat(app.outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE);
            assertThat(app.handled()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void handlesSixteenOfTheSameAtOnceOnlyOnce(Containers containers) throws Exception {
        int count = 16;
        Message message = Message.signed(PATH, mediaReady("e-1"));
        CyclicBarrier together = new CyclicBarrier(count);
        ExecutorService senders = Executors.newFixedThreadPool(count);
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            List<Future<Integer>> statuses = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                statuses.add(senders.submit(() -> {
                    try (Wire wire = app.connect()) {
                        together.await();
                        return wire.send(message).reply().status();
                    }
                }));
            }
            for (Future<Integer> status : statuses) {
                assertThat(status.get()).isEqualTo(200);
            }
            assertThat(app.outcomes()).containsOnlyOnce(Outcome.ACCEPTED).hasSize(count);
            assertThat(app.handled()).containsExactly("e-1");
        } finally {
            senders.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsAConnectionOnWhichABodyWasReadAndRefused(Containers containers) throws IOException {
        Message forged = Message.of("POST", PATH)
                .header(FastPixWire.HEADER, FastPixWire.signature(mediaReady("other")))
                .body(mediaReady("e-1"));
        try (ReceiverApp app = ReceiverApp.on(containers);
                Wire wire = app.connect()) {
            Reply refused = wire.send(forged).reply();
            Reply accepted = wire.send(Message.signed(PATH, mediaReady("e-1"))).reply();

            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.body()).isEqualTo("unauthorized");
            assertThat(refused.header("Content-Type")).allMatch(type -> type.startsWith("text/plain"));
            assertThat(accepted.status()).isEqualTo(200);
            assertThat(app.handled()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersTheDashboardsProbe(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            Message bare = Message.of("POST", PATH);

            assertThat(app.exchange(bare).status()).isEqualTo(200);
            assertThat(app.exchange(bare.body(new byte[0])).status()).isEqualTo(200);
            assertThat(app.exchange(bare.body("{}".getBytes(UTF_8))).status()).isEqualTo(200);
            assertThat(app.exchange(bare.chunked(new byte[0], 1)).status()).isEqualTo(200);
            assertThat(app.outcomes()).containsOnly(Outcome.HANDSHAKE).hasSize(4);
            assertThat(app.exchange(bare.body(mediaReady("e-1"))).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersEveryOtherMethodWith405AndAllow(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            for (String method : List.of("GET", "OPTIONS", "PUT", "DELETE", "PATCH", "BREW")) {
                Reply reply = app.exchange(Message.of(method, PATH));

                assertThat(reply.status()).as(method).isEqualTo(405);
                assertThat(reply.header("Allow")).as(method).containsExactly("POST");
            }
            assertThat(app.outcomes()).containsOnly(Outcome.WRONG_METHOD).hasSize(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersHeadWithoutABody(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.on(containers);
                Wire wire = app.connect()) {
            Reply reply = wire.send(Message.of("HEAD", PATH)).replyWithoutBody();

            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("Allow")).containsExactly("POST");
            assertThat(wire.isClosedByServer()).as("and nothing comes after it").isTrue();
        }
    }

    /** Tomcat answers TRACE itself. */
    @ParameterizedTest
    @EnumSource
    void doesNotEchoTrace(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            Reply reply = app.exchange(Message.of("TRACE", PATH).header("Authorization", "canary"));

            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.body()).doesNotContain("canary");
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersASignedBodyThatIsNotUtf8With400(Containers containers) throws IOException {
        byte[] body = "{\"type\":\"video.media.ready\",\"id\":\"é\"}".getBytes(ISO_8859_1);
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            assertThat(app.exchange(Message.signed(PATH, body)).status()).isEqualTo(400);
            assertThat(app.outcomes()).containsExactly(Outcome.UNREADABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void verifiesACompressedBodyAsItCame(Containers containers) throws IOException {
        byte[] plain = mediaReady("e-1");
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        }
        Message overCompressed = Message.signed(PATH, compressed.toByteArray()).header("Content-Encoding", "gzip");
        Message overPlain = Message.of("POST", PATH)
                .header(FastPixWire.HEADER, FastPixWire.signature(plain))
                .header("Content-Encoding", "gzip")
                .body(compressed.toByteArray());
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            assertThat(app.exchange(overCompressed).status()).isEqualTo(400);
            assertThat(app.exchange(overPlain).status()).isEqualTo(401);
            assertThat(app.outcomes()).containsExactly(Outcome.UNREADABLE, Outcome.REFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesARepeatedSignatureHeader(Containers containers) throws IOException {
        byte[] body = mediaReady("e-1");
        Message genuine = Message.signed(PATH, body);
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            for (String name : List.of(FastPixWire.HEADER, "FASTPIX-SIGNATURE")) {
                Message repeated = genuine.header(name, FastPixWire.signature(body));
                assertThat(app.exchange(repeated).status()).as(name).isEqualTo(401);
            }
            assertThat(app.exchange(genuine).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void comparesAUrlTokenRaw(Containers containers) throws IOException {
        Message delivery =
                Message.of("POST", "/webhooks/shotstack?token=" + TOKEN).body("{\"id\":\"r-1\"}".getBytes(UTF_8));
        try (ReceiverApp app = ReceiverApp.with()
                .receiver(receiver -> receiver.endpoint("shotstack", Shotstack.verifier(Secret.of(TOKEN)))
                        .handlers(handlers -> handlers.at("shotstack", h -> h.otherwise((event, d) -> {}))))
                .start(containers)) {
            for (String query : List.of(
                    "token=%30" + TOKEN.substring(1),
                    "tok%65n=" + TOKEN,
                    "token=" + TOKEN + "&token=" + TOKEN,
                    "token=" + TOKEN + "+",
                    "token=" + TOKEN.toUpperCase(Locale.ROOT),
                    "x=1")) {
                Message other =
                        Message.of("POST", "/webhooks/shotstack?" + query).body(new byte[2]);
                assertThat(app.exchange(other).status()).as(query).isEqualTo(401);
            }
            assertThat(app.exchange(delivery).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsAHeaderOnceThatAWrapperNamesTwice(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.with()
                .behind(Filters.wrappingRequests(request -> new HeaderNamesTwice(request)))
                .start(containers)) {
            assertThat(app.exchange(Message.signed(PATH, mediaReady("e-1"))).status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void survivesAContainerThatGivesNoHeadersOut(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.with()
                .behind(Filters.wrappingRequests(request -> new NoHeaders(request)))
                .start(containers)) {
            assertThat(app.exchange(Message.signed(PATH, mediaReady("e-1"))).status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsOnAnAsyncDispatch(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.with()
                .asyncSupported()
                .behind(Filters.dispatchingAgain())
                .start(containers)) {
            assertThat(app.exchange(Message.signed(PATH, mediaReady("e-1"))).status())
                    .isEqualTo(200);
            assertThat(app.exchange(Message.of("POST", PATH).header(FastPixWire.HEADER, "?"))
                            .status())
                    .isEqualTo(401);
            assertThat(app.handled()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void answers503WhenTheReceiverIsClosed(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            app.closeReceiver();

            Reply reply = app.exchange(Message.signed(PATH, mediaReady("e-1")));

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersNoHostileRequestWith5xx(Containers containers) throws IOException {
        byte[] body = mediaReady("e-1");
        String signature = FastPixWire.signature(body);
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            for (Message hostile : List.of(
                    Message.of("POST", PATH).header(FastPixWire.HEADER, "").body(body),
                    Message.of("POST", PATH)
                            .header(FastPixWire.HEADER, "é\u0080")
                            .body(body),
                    Message.of("POST", PATH)
                            .header(FastPixWire.HEADER, "A".repeat(4_000))
                            .body(body),
                    Message.of("POST", PATH)
                            .header(FastPixWire.HEADER, signature)
                            .body(new byte[0]),
                    Message.of("POST", PATH)
                            .header(FastPixWire.HEADER, signature)
                            .chunked(new byte[0], 1),
                    Message.of("POST", PATH).header(FastPixWire.HEADER, signature),
                    Message.of("POST", PATH)
                            .header(FastPixWire.HEADER, signature)
                            .header("Content-Length", "-1"),
                    Message.of("POST", PATH)
                            .header(FastPixWire.HEADER, signature)
                            .header("Content-Length", "99999999999999999999"),
                    Message.of("POST", PATH + "?%")
                            .header(FastPixWire.HEADER, signature)
                            .body(new byte[3]),
                    Message.of("POST", PATH + "?a=%C0%80&&=")
                            .header(FastPixWire.HEADER, signature)
                            .body(new byte[3]),
                    Message.signed(PATH, "[".repeat(100_000).getBytes(UTF_8)),
                    Message.signed(PATH, new byte[] {(byte) 0xFF, (byte) 0xFE, 0}),
                    Message.signed(PATH, "\"x\"".getBytes(UTF_8)))) {
                assertThat(app.exchange(hostile).status()).isBetween(400, 499);
            }
        }
    }
}
