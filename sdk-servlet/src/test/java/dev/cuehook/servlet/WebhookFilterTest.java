package dev.cuehook.servlet;

import static dev.cuehook.servlet.GuardedApp.PATH;
import static dev.cuehook.servlet.wire.FastPixWire.mediaReady;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Identity;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.jwplayer.JwPlayer;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.servlet.container.Container;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.wire.FastPixWire;
import dev.cuehook.servlet.wire.JwPlayerWire;
import dev.cuehook.servlet.wire.Message;
import dev.cuehook.servlet.wire.Reply;
import dev.cuehook.servlet.wire.Wire;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookFilterTest {

    private static final Message UNSIGNED = Message.of("POST", PATH).body(mediaReady("e-1"));

    @ParameterizedTest
    @EnumSource
    void handsTheEventToTheController(Containers containers) throws IOException {
        List<Object> attributes = new CopyOnWriteArrayList<>();
        Controller controller = Controller.doing((request, response) -> {
            attributes.add(request.getAttribute(WebhookFilter.EVENT));
            attributes.add(request.getAttribute(WebhookFilter.WEBHOOK));
            response.setStatus(204);
        });
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            assertThat(app.deliver("e-1").status()).isEqualTo(204);

            assertThat(attributes.get(0)).isInstanceOf(FastPixEvent.MediaReady.class);
            assertThat(((FastPixEvent.MediaReady) attributes.get(0)).media().id())
                    .isEqualTo("m-1");
            assertThat(((VerifiedWebhook) attributes.get(1)).endpoint()).isEqualTo("fastpix");
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesTheBodyAgainAsOftenAsWanted(Containers containers) throws IOException {
        List<Object> read = new CopyOnWriteArrayList<>();
        Controller controller = Controller.doing((request, response) -> {
            read.add(request.getInputStream().readAllBytes());
            read.add(request.getReader().lines().toList());
            read.add(request.getInputStream().readAllBytes());
            read.add((long) request.getContentLength());
            read.add(request.getContentLengthLong());
        });
        byte[] body = mediaReady("e-1");
        Message chunked = Message.of("POST", PATH)
                .header(FastPixWire.HEADER, FastPixWire.signature(body))
                .chunked(body, 10);
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            assertThat(app.exchange(chunked).status()).isEqualTo(200);

            long length = body.length;
            assertThat(read)
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(body, List.of(new String(body, UTF_8)), body, length, length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsTextInTheCharsetThatTheRequestNames(Containers containers) throws IOException {
        List<String> read = new CopyOnWriteArrayList<>();
        Controller controller = Controller.doing(
                (request, response) -> read.addAll(request.getReader().lines().toList()));
        byte[] body = mediaReady("e-1");
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            app.exchange(Message.signed(PATH, body).header("Content-Type", "application/json;charset=utf-16be"));

            assertThat(read).first().asString().isEqualTo(new String(body, UTF_16BE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheParametersOfTheQuery(Containers containers) throws IOException {
        List<Object> read = new CopyOnWriteArrayList<>();
        Controller controller = Controller.doing((request, response) -> {
            read.add(request.getParameter("show"));
            read.add(request.getInputStream().readAllBytes());
        });
        byte[] body = mediaReady("e-1");
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            app.exchange(
                    Message.signed(PATH + "?show=1", body).header("Content-Type", "application/x-www-form-urlencoded"));

            assertThat(read).usingRecursiveFieldByFieldElementComparator().containsExactly("1", body);
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesTheBytesThatATokenCarries(Containers containers) throws IOException {
        byte[] payload = "{\"event\":\"media_available\",\"media_id\":\"m-1\",\"webhook_id\":\"w-1\"}".getBytes(UTF_8);
        byte[] body =
                "{ \"media_id\": \"m-1\", \"webhook_id\": \"w-1\",  \"event\": \"media_available\" }".getBytes(UTF_8);
        List<Object> read = new CopyOnWriteArrayList<>();
        Controller controller = Controller.doing((request, response) -> {
            read.add(request.getInputStream().readAllBytes());
            read.add(request.getContentLength());
            read.add(request.getIntHeader("content-length"));
            read.add(Integer.valueOf(request.getHeader("Content-Length")));
            Collections.list(request.getHeaders("CONTENT-LENGTH")).forEach(value -> read.add(Integer.valueOf(value)));
        });
        try (Container container = containers.start(context -> {
            context.addFilter("guard", new WebhookFilter("jw", JwPlayer.verifier(JwPlayerWire.secret())))
                    .addMappingForServletNames(GuardedApp.GUARDED, false, "controller");
            context.addServlet("controller", controller).addMapping("/jw");
        })) {
            assertThat(Wire.exchange(container, JwPlayerWire.delivery("/jw", payload, body))
                            .status())
                    .isEqualTo(200);

            int length = payload.length;
            assertThat(read)
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(payload, length, length, length, length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNotGenuine(Containers containers) throws IOException {
        Controller controller = Controller.answeringOk();
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            Message forged = UNSIGNED.header(FastPixWire.HEADER, FastPixWire.signature(mediaReady("e-2")));

            assertThat(app.exchange(UNSIGNED).status()).isEqualTo(401);
            assertThat(app.exchange(forged).status()).isEqualTo(401);
            assertThat(app.exchange(Message.of("GET", PATH)).status()).isEqualTo(405);
            assertThat(app.exchange(Message.of("OPTIONS", PATH)).header("Allow"))
                    .containsExactly("POST");
            assertThat(controller.reached()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnUnreadableDeliveryThatIsGenuine(Containers containers) throws IOException {
        Controller controller = Controller.answeringOk();
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            assertThat(app.exchange(Message.signed(PATH, "a=b".getBytes(UTF_8))).status())
                    .isEqualTo(400);
            assertThat(controller.reached()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersTheProbeItself(Containers containers) throws IOException {
        Controller controller = Controller.answeringOk();
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            assertThat(app.exchange(Message.of("POST", PATH).body(new byte[0])).status())
                    .isEqualTo(200);
            assertThat(controller.reached()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersARepeatOfWhatWasHandled(Containers containers) throws IOException {
        Controller controller = Controller.answeringOk();
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            assertThat(app.deliver("e-1").status()).isEqualTo(200);
            assertThat(app.deliver("e-1").status()).isEqualTo(200);

            assertThat(app.outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE);
            assertThat(controller.reached()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void handlesAgainWhatEndedInAnyOtherStatus(Containers containers) throws IOException {
        handlesAgainAfter(containers, 500, (request, response) -> response.setStatus(500));
        handlesAgainAfter(containers, 503, (request, response) -> response.sendError(503));
        handlesAgainAfter(containers, 409, (request, response) -> response.setStatus(409));
        handlesAgainAfter(containers, 302, (request, response) -> response.sendRedirect("/elsewhere"));
        handlesAgainAfter(containers, 304, (request, response) -> response.setStatus(304));
    }

    @ParameterizedTest
    @EnumSource
    void handlesAgainWhatEndedInAnException(Containers containers) throws IOException {
        handlesAgainAfter(containers, 500, (request, response) -> {
            throw new IllegalStateException("an expected failure");
        });
        handlesAgainAfter(containers, 500, (request, response) -> {
            throw new ServletException("an expected failure");
        });
        handlesAgainAfter(containers, 500, (request, response) -> {
            throw new LinkageError("an expected failure");
        });
    }

    private static void handlesAgainAfter(Containers containers, int status, Controller.Work failing)
            throws IOException {
        AtomicBoolean failed = new AtomicBoolean();
        Controller controller = Controller.doing((request, response) -> {
            if (failed.compareAndSet(false, true)) {
                failing.handle(request, response);
            }
        });
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            assertThat(app.deliver("e-1").status()).isEqualTo(status);
            assertThat(app.deliver("e-1").status()).isEqualTo(200);

            assertThat(controller.reached()).containsExactly("e-1", "e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheAnswerWhenTheStoreFailsAfterHandling(Containers containers) throws IOException {
        Controller controller = Controller.answeringOk();
        try (GuardedApp app = GuardedApp.with(controller)
                .endpoint(endpoint -> endpoint.dedupe(new StoreThatForgets()))
                .start(containers)) {
            assertThat(app.deliver("e-1").status()).isEqualTo(200);
            assertThat(controller.reached()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsOneOfSixteenOfTheSameThrough(Containers containers) throws Exception {
        int count = 16;
        Controller controller = Controller.answeringOk();
        CyclicBarrier together = new CyclicBarrier(count);
        ExecutorService senders = Executors.newFixedThreadPool(count);
        Message message = Message.signed(PATH, mediaReady("e-1"));
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                replies.add(senders.submit(() -> {
                    try (Wire wire = Wire.to(app.container())) {
                        together.await();
                        return wire.send(message).reply();
                    }
                }));
            }
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).isEqualTo(200);
            }
            assertThat(controller.reached()).containsExactly("e-1");
        } finally {
            senders.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheBodyWasReadBefore(Containers containers) throws IOException {
        byte[] body = mediaReady("e-1");
        Message signed = Message.of("POST", PATH).header(FastPixWire.HEADER, FastPixWire.signature(body));
        Controller controller = Controller.answeringOk();
        for (Filters.Reading reading : List.<Filters.Reading>of(
                request -> request.getInputStream().readAllBytes(),
                request -> request.getReader().skip(1_000),
                request -> request.getReader())) {
            try (GuardedApp app =
                    GuardedApp.with(controller).beside(Filters.reading(reading)).start(containers)) {
                assertThat(app.exchange(signed.body(body)).status()).isEqualTo(503);
                assertThat(app.exchange(signed.chunked(body, 20)).status()).isEqualTo(503);
                assertThat(app.outcomes()).containsExactly(Outcome.BODY_ALREADY_READ, Outcome.BODY_ALREADY_READ);
            }
        }
        assertThat(controller.reached()).isEmpty();
    }

    /** Whatever a client or a proxy can name, it is text, and never what this filter left behind. */
    @ParameterizedTest
    @EnumSource
    void believesNoAttributeButItsOwn(Containers containers) throws IOException {
        Controller controller = Controller.answeringOk();
        Filters.Reading forging = request -> {
            for (int i = 0; i < 10_000; i++) {
                request.setAttribute("dev.cuehook.servlet.passed." + i, "true");
            }
            request.setAttribute(WebhookFilter.EVENT, "true");
            request.setAttribute(WebhookFilter.WEBHOOK, "true");
        };
        Message forged = Message.of("POST", PATH + "?dev.cuehook.servlet.passed.1=true")
                .header("dev.cuehook.servlet.passed.1", "true")
                .header("Cookie", "dev.cuehook.servlet.passed.1=true")
                .body(mediaReady("e-1"));
        try (GuardedApp app =
                GuardedApp.with(controller).beside(Filters.reading(forging)).start(containers)) {
            assertThat(app.exchange(forged).status()).isEqualTo(401);
            assertThat(controller.reached()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void believesNoOtherFilter(Containers containers) throws IOException {
        byte[] payload = "{\"event\":\"media_available\",\"media_id\":\"m-1\"}".getBytes(UTF_8);
        Controller controller = Controller.answeringOk();
        try (GuardedApp app = GuardedApp.with(controller)
                .beside(Filters.inFront(new WebhookFilter("jw", JwPlayer.verifier(JwPlayerWire.secret()))))
                .start(containers)) {
            Message genuineForOne = JwPlayerWire.delivery(PATH, payload, payload);
            Message genuineForBoth = genuineForOne.header(FastPixWire.HEADER, FastPixWire.signature(payload));

            assertThat(app.exchange(genuineForOne).status()).isEqualTo(401);
            assertThat(controller.reached()).isEmpty();
            assertThat(app.exchange(genuineForBoth).status())
                    .as("the first was released")
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void guardsADynamicallyNamedServletWithoutAnyDescriptor(Containers containers) throws IOException {
        Controller controller = Controller.answeringOk();
        try (GuardedApp app = GuardedApp.with(controller).byServletName().start(containers)) {
            assertThat(app.exchange(UNSIGNED).status()).isEqualTo(401);
            assertThat(app.deliver("e-1").status()).isEqualTo(200);
            assertThat(controller.reached()).containsExactly("e-1");
        }
    }

    /** A store that goes away while a delivery is handled. */
    private static final class StoreThatForgets implements DedupeStore {

        @Override
        public Claim claim(Identity identity, Duration lease) {
            return new Claim(Status.NEW, "1");
        }

        @Override
        public void complete(Identity identity, Claim claim) {
            throw new IllegalStateException("an expected failure");
        }

        @Override
        public void release(Identity identity, Claim claim) {
            throw new IllegalStateException("an expected failure");
        }

        @Override
        public void close() {}
    }
}
