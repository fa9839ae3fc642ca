package dev.cuehook.servlet;

import static dev.cuehook.servlet.wire.FastPixWire.mediaReady;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.servlet.Entrance.Door;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.container.Settings;
import dev.cuehook.servlet.wire.FastPixWire;
import dev.cuehook.servlet.wire.Message;
import dev.cuehook.servlet.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests of every shape, byte by byte: what is accepted is what was signed, and nothing else comes through. */
class RequestShapesTest {

    private static final String EVERYWHERE = "dev.cuehook.servlet.Entrance#everywhere";

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void acceptsWhatIsGenuineInEveryShape(Containers containers, Entrance entrance) throws IOException {
        answersAsItMay(containers, entrance, Shape.genuine());
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void refusesWhatIsNotInEveryShape(Containers containers, Entrance entrance) throws IOException {
        answersAsItMay(containers, entrance, Shape.refused());
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void takesNothingForGenuineThatCanBeReadInTwoWays(Containers containers, Entrance entrance) throws IOException {
        answersAsItMay(containers, entrance, Shape.ambiguous());
    }

    private static void answersAsItMay(Containers containers, Entrance entrance, List<Shape> shapes)
            throws IOException {
        try (Door door = entrance.open(containers)) {
            List<String> expected = new ArrayList<>();
            for (Shape shape : shapes) {
                String id = shape.name().replaceAll("[^a-z0-9]+", "-");
                int status = door.exchange(shape.of().apply(mediaReady(id))).status();

                assertThat(status).as(shape.name()).isIn(shape.statuses());
                if (status == 200) {
                    expected.add(id);
                }
                assertThat(door.reached()).as("after one %s", shape).isEqualTo(expected);
            }
            assertThat(door.exchange(Message.signed(Entrance.PATH, mediaReady("at last")))
                            .status())
                    .isEqualTo(200);
        }
    }

    /** A pipeline: what follows a request belongs to the next, to the byte. */
    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void keepsRequestsOfOneConnectionApart(Containers containers, Entrance entrance) throws IOException {
        List<Message> pipeline = List.of(
                Message.signed(Entrance.PATH, mediaReady("long", 20_000)),
                Message.signed(Entrance.PATH, mediaReady("short")),
                Shape.named("in chunks of a byte").of().apply(mediaReady("chunked")),
                Shape.named("forged").of().apply(mediaReady("forged", 1_000)),
                Message.signed(Entrance.PATH, mediaReady("last")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pipeline.forEach(message -> bytes.writeBytes(message.bytes()));
        try (Door door = entrance.open(containers);
                Wire wire = door.connect()) {
            wire.send(bytes.toByteArray());

            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < pipeline.size(); i++) {
                statuses.add(wire.reply().status());
            }
            assertThat(statuses).containsExactly(200, 200, 200, 401, 200);
            assertThat(door.reached()).containsExactly("long", "short", "chunked", "last");
        }
    }

    /** Whatever a request of one shape leaves behind in the connection's buffers, the next is not made of it. */
    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void bringsNothingOfOneRequestIntoTheNext(Containers containers, Entrance entrance) throws IOException {
        byte[] secret = mediaReady("first", 8_000);
        Message unsigned = Message.of("POST", Entrance.PATH).body(mediaReady("second"));
        try (Door door = entrance.open(containers);
                Wire wire = door.connect()) {
            assertThat(wire.send(Message.signed(Entrance.PATH, secret)).reply().status())
                    .isEqualTo(200);
            assertThat(wire.send(unsigned).reply().status())
                    .as("the signature of the first is not the second's")
                    .isEqualTo(401);
            assertThat(door.reached()).containsExactly("first");
        }
    }

    /** What is sent behind a body is the next request, and not one that was smuggled in. */
    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void takesWhatComesBehindABodyForNothingOfIt(Containers containers, Entrance entrance) throws IOException {
        byte[] body = mediaReady("e-1");
        byte[] more = "and something behind it\r\n\r\n".getBytes(UTF_8);
        try (Door door = entrance.open(containers);
                Wire wire = door.connect()) {
            wire.send(Message.signed(Entrance.PATH, body)).send(more);

            assertThat(wire.reply().status()).isEqualTo(200);
            assertThat(wire.reply().status()).isEqualTo(400);
            assertThat(door.reached()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void acceptsSixteenMegabytesWhereTheLimitAllowsThem(Containers containers, Entrance entrance) throws IOException {
        int most = 16 << 20;
        byte[] body = mediaReady("fixed", most);
        byte[] other = mediaReady("chunked", most);
        try (Door door = entrance.open(containers, Settings.USUAL, options -> options.bodyLimit(most))) {
            assertThat(door.exchange(Message.signed(Entrance.PATH, body)).status())
                    .isEqualTo(200);
            assertThat(door.exchange(Message.of("POST", Entrance.PATH)
                                    .header(FastPixWire.HEADER, FastPixWire.signature(other))
                                    .chunked(other, 100_000))
                            .status())
                    .isEqualTo(200);
            assertThat(door.reached()).containsExactly("fixed", "chunked");
        }
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void refusesSixteenMegabytesUnreadWhereItDoesNot(Containers containers, Entrance entrance) throws IOException {
        Message message = Message.signed(Entrance.PATH, mediaReady("e-1", 16 << 20));
        try (Door door = entrance.open(containers);
                Wire wire = door.connect()) {
            assertThat(wire.sendHead(message).reply().status()).isEqualTo(413);
            assertThat(wire.isClosedByServer()).isTrue();
            assertThat(door.reached()).isEmpty();
        }
    }
}
