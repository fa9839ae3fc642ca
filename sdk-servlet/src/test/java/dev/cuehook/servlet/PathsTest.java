package dev.cuehook.servlet;

import static dev.cuehook.servlet.ReceiverApp.PATH;
import static dev.cuehook.servlet.wire.FastPixWire.mediaReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.wire.Message;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One path, one spelling. */
class PathsTest {

    /** Spellings that some container, framework or proxy takes for {@link ReceiverApp#PATH}. */
    static final List<String> OTHER_SPELLINGS = List.of(
            "/webhooks/fastpix;x=1",
            "/webhooks/fastpix;",
            "/webhooks;x=1/fastpix",
            "/webhooks/;x=1/fastpix",
            "//webhooks/fastpix",
            "/webhooks//fastpix",
            "/webhooks/fastpix/",
            "/webhooks/fastpix//",
            "/webhooks/fastpix/.",
            "/webhooks/./fastpix",
            "/./webhooks/fastpix",
            "/webhooks/x/../fastpix",
            "/webhooks/..;/webhooks/fastpix",
            "/x/..;/webhooks/fastpix",
            "/webhooks/%66astpix",
            "/%77ebhooks/fastpix",
            "/webhooks%2Ffastpix",
            "/webhooks/%2e/fastpix",
            "/webhooks/fastpix%00",
            "/webhooks/fastpix%20",
            "/webhooks/fastpix%3Bx",
            "/webhooks/fastpix%0A",
            "/webhooks/fastpix#x",
            "/webhooks\\fastpix",
            "/WEBHOOKS/fastpix",
            "/webhooks/FastPix",
            "/webhooks/fastpix.json");

    @ParameterizedTest
    @EnumSource
    void acceptsNoOtherSpelling(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.with().mapping("/*").start(containers)) {
            for (String path : OTHER_SPELLINGS) {
                assertThat(app.exchange(Message.signed(path, mediaReady(path))).status())
                        .as(path)
                        .isIn(400, 404);
            }
            assertThat(app.handled()).isEmpty();
            assertThat(app.exchange(Message.signed(PATH, mediaReady("e-1"))).status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesThePathRelativeToTheContext(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.with().contextPath("/studio").start(containers)) {
            assertThat(app.exchange(Message.signed("/studio" + PATH, mediaReady("e-1")))
                            .status())
                    .isEqualTo(200);
            assertThat(app.exchange(Message.signed(PATH, mediaReady("e-2"))).status())
                    .isEqualTo(404);
            assertThat(app.handled()).containsExactly("e-1");
        }
    }

    /** Tomcat takes other spellings of the context path for it; what comes behind it has one spelling all the same. */
    @ParameterizedTest
    @EnumSource
    void acceptsNoOtherSpellingBehindAnySpellingOfTheContextPath(Containers containers) throws IOException {
        try (ReceiverApp app =
                ReceiverApp.with().contextPath("/studio").mapping("/*").start(containers)) {
            for (String context :
                    List.of("/studio", "/%73tudio", "/studio;x=1", "/./studio", "//studio", "/x/../studio")) {
                for (String path : OTHER_SPELLINGS) {
                    assertThat(app.exchange(Message.signed(context + path, mediaReady("e-1")))
                                    .status())
                            .as(context + path)
                            .isIn(400, 404);
                }
            }
            assertThat(app.handled()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotDependOnTheMapping(Containers containers) throws IOException {
        for (String mapping : List.of("/*", "/", PATH, "/webhooks/*")) {
            try (ReceiverApp app = ReceiverApp.with().mapping(mapping).start(containers)) {
                assertThat(app.exchange(Message.signed(PATH, mediaReady("e-1"))).status())
                        .as(mapping)
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAnUnknownEndpointWith404(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            assertThat(app.exchange(Message.signed("/webhooks/other", mediaReady("e-1")))
                            .status())
                    .isEqualTo(404);
        }
    }
}
