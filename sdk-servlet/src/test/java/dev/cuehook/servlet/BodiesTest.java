package dev.cuehook.servlet;

import static dev.cuehook.servlet.ReceiverApp.PATH;
import static dev.cuehook.servlet.wire.FastPixWire.mediaReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.receiver.Outcome;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.wire.FastPixWire;
import dev.cuehook.servlet.wire.Message;
import dev.cuehook.servlet.wire.Reply;
import dev.cuehook.servlet.wire.Wire;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that are slow, too long, refused unread, cut off, or gone. */
class BodiesTest {

    private static final byte[] BODY = mediaReady("e-1");
    private static final Message SIGNED =
            Message.of("POST", PATH).header(FastPixWire.HEADER, FastPixWire.signature(BODY));

    @ParameterizedTest
    @EnumSource
    void acceptsABodyThatComesByteByByte(Containers containers) throws IOException {
        Message message = Message.signed(PATH, mediaReady("e-1"));
        try (ReceiverApp app = ReceiverApp.on(containers);
                Wire wire = app.connect()) {
            wire.sendHead(message);
            for (int i = 0; i < mediaReady("e-1").length; i++) {
                wire.sendContent(message, i, i + 1);
            }

            assertThat(wire.reply().status()).isEqualTo(200);
            assertThat(app.handled()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void answers408ToABodyThatDribblesBeyondItsTime(Containers containers) throws IOException {
        int most = 10_000;
        Message message = Message.signed(PATH, mediaReady("e-1", most));
        try (ReceiverApp app = ReceiverApp.with()
                        .options(options -> options.bodyTime(Duration.ofMillis(200)))
                        .start(containers);
                Wire wire = app.connect()) {
            wire.sendHead(message);
            int sent = 0;
            while (sent < most && !wire.answers(10)) {
                wire.sendContent(message, sent, ++sent);
            }

            Reply reply = wire.reply();
            assertThat(reply.status()).isEqualTo(408);
            assertThat(reply.header("Connection")).containsExactly("close");
            assertThat(wire.isClosedByServer()).isTrue();
            assertThat(app.outcomes()).containsExactly(Outcome.TOO_SLOW);
        }
    }

    /** The time is looked at between reads; a read that waits is ended by the container's own time-out. */
    @ParameterizedTest
    @EnumSource
    void endsABodyThatStops(Containers containers) throws IOException {
        Message message = Message.signed(PATH, mediaReady("e-1"));
        try (ReceiverApp app = ReceiverApp.on(containers);
                Wire wire = app.connect()) {
            wire.sendHead(message).sendContent(message, 0, 10);

            assertThat(wire.reply().status()).isEqualTo(408);
            assertThat(wire.isClosedByServer()).isTrue();
            assertThat(app.outcomes()).containsExactly(Outcome.TOO_SLOW);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksForTheBodyOnlyOnceTheHeadPassed(Containers containers) throws IOException {
        Message genuine = Message.signed(PATH, mediaReady("e-1")).header("Expect", "100-continue");
        Message malformed = Message.of("POST", PATH)
                .header(FastPixWire.HEADER, "not Base64!")
                .header("Expect", "100-continue")
                .body(mediaReady("e-1"));
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            try (Wire wire = app.connect()) {
                assertThat(wire.sendHead(genuine).reply().status()).isEqualTo(100);
                assertThat(wire.sendContent(genuine).reply().status()).isEqualTo(200);
            }
            try (Wire wire = app.connect()) {
                assertThat(wire.sendHead(malformed).reply().status()).isEqualTo(401);
                assertThat(wire.isClosedByServer()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAMalformedSignatureWithoutWaitingForTheBody(Containers containers) throws IOException {
        Message malformed = Message.of("POST", PATH)
                .header(FastPixWire.HEADER, "not Base64!")
                .body(mediaReady("e-1"));
        try (ReceiverApp app = ReceiverApp.on(containers);
                Wire wire = app.connect()) {
            Reply reply = wire.sendHead(malformed).reply();

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("Connection")).containsExactly("close");
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesABodyThatIsAnnouncedTooLongWithoutReadingIt(Containers containers) throws IOException {
        Message message = Message.signed(PATH, mediaReady("e-1", 1_001));
        try (ReceiverApp app = ReceiverApp.with()
                        .options(options -> options.bodyLimit(1_000))
                        .start(containers);
                Wire wire = app.connect()) {
            Reply reply = wire.sendHead(message).reply();

            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.header("Connection")).containsExactly("close");
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAChunkedBodyThatGrowsTooLong(Containers containers) throws IOException {
        byte[] body = mediaReady("e-1", 1_001);
        Message message = Message.of("POST", PATH)
                .header(FastPixWire.HEADER, FastPixWire.signature(body))
                .chunked(body, 100);
        try (ReceiverApp app = ReceiverApp.with()
                        .options(options -> options.bodyLimit(1_000))
                        .start(containers);
                Wire wire = app.connect()) {
            wire.sendHead(message).sendContent(message, 0, 1_040); // the end never comes
            int from = 1_040;
            while (!wire.answers(10) && from < 1_068) {
                wire.sendContent(message, from, ++from);
            }

            Reply reply = wire.reply();
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.header("Connection")).containsExactly("close");
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsABodyOfExactlyTheLimit(Containers containers) throws IOException {
        byte[] body = mediaReady("e-1", 1_000);
        Message chunked = Message.of("POST", PATH)
                .header(FastPixWire.HEADER, FastPixWire.signature(body))
                .chunked(body, 1_000);
        try (ReceiverApp app =
                ReceiverApp.with().options(options -> options.bodyLimit(1_000)).start(containers)) {
            assertThat(app.exchange(Message.signed(PATH, body)).status()).isEqualTo(200);
            assertThat(app.exchange(chunked).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsNothingOfASenderThatDisconnects(Containers containers) throws IOException {
        Message message = Message.signed(PATH, mediaReady("e-1"));
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            try (Wire wire = app.connect()) {
                wire.sendHead(message).sendContent(message, 0, 10);
            }

            await().until(() -> !app.outcomes().isEmpty());
            assertThat(app.outcomes()).containsExactly(Outcome.TRUNCATED);
            assertThat(app.handled()).isEmpty();
            assertThat(app.exchange(message).status()).isEqualTo(200);
            assertThat(app.handled()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheBodyWasReadBefore(Containers containers) throws IOException {
        Filters.Reading reading = request -> request.getInputStream().readAllBytes();
        bodyTaken(containers, reading, SIGNED.body(BODY));
        bodyTaken(containers, reading, SIGNED.chunked(BODY, 40));
    }

    @ParameterizedTest
    @EnumSource
    void saysThatSomethingElseHoldsTheReader(Containers containers) throws IOException {
        bodyTaken(containers, ServletRequest::getReader, SIGNED.body(BODY));
        bodyTaken(containers, ServletRequest::getReader, SIGNED.chunked(BODY, 40));
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheBodyWentIntoParameters(Containers containers) throws IOException {
        Message form = SIGNED.header("Content-Type", "application/x-www-form-urlencoded");
        bodyTaken(containers, request -> request.getParameter("x"), form.body(BODY));
    }

    private static void bodyTaken(Containers containers, Filters.Reading by, Message message) throws IOException {
        try (ReceiverApp app = ReceiverApp.with().behind(Filters.reading(by)).start(containers)) {
            Reply reply = app.exchange(message);

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).hasSize(1);
            assertThat(app.outcomes()).containsExactly(Outcome.BODY_ALREADY_READ);
        }
    }
}
