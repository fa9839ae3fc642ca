package dev.cuehook.servlet;

import static dev.cuehook.servlet.wire.FastPixWire.mediaReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.receiver.EndpointOptions;
import dev.cuehook.servlet.Entrance.Door;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.container.Settings;
import dev.cuehook.servlet.wire.FastPixWire;
import dev.cuehook.servlet.wire.Message;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a request comes from is what the container says, and it says what a proxy says only where it was told to. */
class SourceNetworksTest {

    private static final String EVERYWHERE = "dev.cuehook.servlet.Entrance#everywhere";
    private static final String PLATFORM = "203.0.113.9";
    private static final String STRANGER = "198.51.100.7";

    private static void onlyThePlatform(EndpointOptions options) {
        options.allowedSources("203.0.113.0/24");
    }

    private static Message from(String address, Message message) {
        return message.header("X-Forwarded-For", address);
    }

    private static Message delivery(String id) {
        return Message.signed(Entrance.PATH, mediaReady(id));
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void believesNoHeaderByItself(Containers containers, Entrance entrance) throws IOException {
        try (Door door = entrance.open(containers, Settings.USUAL, SourceNetworksTest::onlyThePlatform)) {
            for (String header :
                    List.of("X-Forwarded-For", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "Client-IP")) {
                assertThat(door.exchange(delivery("e-1").header(header, PLATFORM))
                                .status())
                        .as(header)
                        .isEqualTo(401);
            }
            assertThat(door.exchange(delivery("e-1").header("Forwarded", "for=" + PLATFORM))
                            .status())
                    .isEqualTo(401);
            assertThat(door.reached()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void takesTheAddressThatTheContainerTakesFromAProxy(Containers containers, Entrance entrance) throws IOException {
        try (Door door =
                entrance.open(containers, Settings.USUAL.behindAProxy(), SourceNetworksTest::onlyThePlatform)) {
            assertThat(door.exchange(from(PLATFORM, delivery("e-1"))).status()).isEqualTo(200);
            assertThat(door.exchange(from(STRANGER, delivery("e-2"))).status()).isEqualTo(401);
            assertThat(door.exchange(delivery("e-3")).status())
                    .as("from this machine")
                    .isEqualTo(401);
            assertThat(door.reached()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void takesWhatIsReallyTheSendersAddress(Containers containers, Entrance entrance) throws IOException {
        try (Door door =
                entrance.open(containers, Settings.USUAL, options -> options.allowedSources("127.0.0.0/8", "::1"))) {
            assertThat(door.exchange(from(STRANGER, delivery("e-1"))).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERYWHERE)
    void countsRefusalsAgainstTheAddressThatTheContainerReports(Containers containers, Entrance entrance)
            throws IOException {
        Message forged = Message.of("POST", Entrance.PATH)
                .header(FastPixWire.HEADER, FastPixWire.signature(new byte[1]))
                .body(mediaReady("forged"));
        Consumer<EndpointOptions> two = options -> options.refusalsPerMinute(2);
        try (Door trusting = entrance.open(containers, Settings.USUAL.behindAProxy(), two)) {
            assertThat(trusting.exchange(from(STRANGER, forged)).status()).isEqualTo(401);
            assertThat(trusting.exchange(from(STRANGER, forged)).status()).isEqualTo(401);
            assertThat(trusting.exchange(from(STRANGER, forged)).status()).isEqualTo(429);
            assertThat(trusting.exchange(from(PLATFORM, delivery("e-1"))).status())
                    .isEqualTo(200);
        }
        try (Door other = entrance.open(containers, Settings.USUAL, two)) {
            for (int i = 0; i < 2; i++) {
                assertThat(other.exchange(from("198.51.100." + i, forged)).status())
                        .isEqualTo(401);
            }
            assertThat(other.exchange(from("198.51.100.9", forged)).status())
                    .as("another address, as it says itself")
                    .isEqualTo(429);
        }
    }
}
