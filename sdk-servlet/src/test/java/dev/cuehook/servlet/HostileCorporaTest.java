package dev.cuehook.servlet;

import static dev.cuehook.servlet.ReceiverApp.PATH;
import static dev.cuehook.servlet.wire.FastPixWire.mediaReady;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Secret;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.wire.FastPixWire;
import dev.cuehook.servlet.wire.Message;
import dev.cuehook.shotstack.Shotstack;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Published hostile inputs over HTTP: none is answered 5xx, none stops the next one. */
class HostileCorporaTest {

    private static final String TOKEN = "a-token-of-the-tests-01";

    private static ReceiverApp app(Containers containers) {
        return ReceiverApp.with()
                .receiver(receiver -> receiver.endpoint("shotstack", Shotstack.verifier(Secret.of(TOKEN))))
                .start(containers);
    }

    /** A genuine delivery with this value as one of its members. */
    private static Message signed(byte[] value) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"x\":".getBytes(UTF_8));
        body.writeBytes(value);
        body.writeBytes(",".getBytes(UTF_8));
        byte[] sample = mediaReady("e-1");
        body.write(sample, 1, sample.length - 1);
        return Message.signed(PATH, body.toByteArray());
    }

    private static String latin(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /** Containers under test give a connection up that is idle for a second, which a busy machine brings about. */
    private static int status(ReceiverApp app, Message message) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return app.exchange(message).status();
            } catch (EOFException e) {
                assertThat(tries).isLessThan(5);
            }
        }
    }

    private static void assertTakesAnother(ReceiverApp app) throws IOException {
        assertThat(status(app, Message.signed(PATH, mediaReady("the-next")))).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void asBodiesAreTakenOrUnreadable(Containers containers) throws IOException {
        List<byte[]> documents = new ArrayList<>(Corpus.documents("jsontestsuite.json"));
        documents.addAll(Corpus.documents("utf8-tests.json"));
        try (ReceiverApp app = app(containers)) {
            for (byte[] document : documents) {
                assertThat(status(app, signed(document))).isIn(200, 400);
                assertThat(status(app, Message.signed(PATH, document))).isIn(200, 400);
                assertThat(status(
                                app,
                                Message.of("POST", "/webhooks/shotstack?token=" + TOKEN)
                                        .body(document)))
                        .isIn(200, 400);
                if (document.length < 10_000) { // a longer one is not read, and the close may overtake the answer
                    Message forged = Message.of("POST", "/webhooks/shotstack?token=another");
                    assertThat(status(app, forged.body(document))).isEqualTo(401);
                }
            }
            assertTakesAnother(app);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asHeadersAreRefused(Containers containers) throws IOException {
        try (ReceiverApp app = app(containers)) {
            for (String string : Corpus.naughtyStrings()) {
                if (string.matches("(?s).*[\r\n\u0000].*")) {
                    continue;
                }
                Message message = Message.of("POST", PATH)
                        .header(FastPixWire.HEADER, latin(string))
                        .header("X-Forwarded-For", latin(string))
                        .header("Content-Type", latin(string))
                        .header("User-Agent", latin(string))
                        .body(mediaReady("e-1"));
                // 400 and 431 are the container's own
                assertThat(status(app, message)).as(string).isIn(400, 401, 431);
            }
            assertThat(app.handled()).isEmpty();
            assertTakesAnother(app);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asTokensAndPathsAreRefused(Containers containers) throws IOException {
        try (ReceiverApp app = app(containers)) {
            for (String string : Corpus.naughtyStrings()) {
                String encoded = URLEncoder.encode(string, UTF_8);
                for (String target : List.of(
                        "/webhooks/shotstack?token=" + encoded,
                        "/webhooks/shotstack?" + encoded,
                        "/webhooks/" + encoded,
                        "/webhooks/fastpix/" + encoded,
                        "/webhooks/fastpix;" + encoded)) {
                    assertThat(status(app, Message.of("POST", target).body(mediaReady("e-1"))))
                            .as(target)
                            .isIn(400, 401, 404, 414, 431);
                }
            }
            assertThat(app.handled()).isEmpty();
            assertTakesAnother(app);
        }
    }
}
