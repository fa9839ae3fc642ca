package dev.cuehook.servlet;

import static dev.cuehook.servlet.GuardedApp.PATH;
import static dev.cuehook.servlet.wire.FastPixWire.mediaReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.WebhookVerifier;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.servlet.container.Container;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.wire.FastPixWire;
import dev.cuehook.servlet.wire.Message;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ways into a guarded controller other than a request for its path. */
class DispatchesTest {

    /** Unguarded servlets that lead to the path that the query names. */
    private static void leadInside(ServletContext context) {
        context.addServlet("forward", Controller.doing(DispatchesTest::forward)).addMapping("/forward");
        ServletRegistration.Dynamic async =
                context.addServlet("async", Controller.doing(DispatchesTest::dispatchAsynchronously));
        async.setAsyncSupported(true);
        async.addMapping("/async");
    }

    private static void forward(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        RequestDispatcher inside = request.getRequestDispatcher(request.getParameter("to"));
        if (inside == null) {
            response.setStatus(404);
        } else {
            inside.forward(request, response);
        }
    }

    private static void dispatchAsynchronously(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext work = request.startAsync();
        try {
            work.dispatch(request.getParameter("to"));
        } catch (RuntimeException e) { // not a path
            response.setStatus(404);
            work.complete();
        }
    }

    @ParameterizedTest
    @EnumSource
    void guardsForwardsAndAsyncDispatches(Containers containers) throws IOException {
        byte[] body = mediaReady("e-1");
        for (String way : List.of("/forward", "/async")) {
            Controller controller = Controller.answeringOk();
            try (GuardedApp app = GuardedApp.with(controller)
                    .beside(DispatchesTest::leadInside)
                    .start(containers)) {
                String target = way + "?to=" + PATH;

                assertThat(app.exchange(Message.of("POST", target).body(body)).status())
                        .as(way)
                        .isEqualTo(401);
                assertThat(app.exchange(Message.of("GET", target)).status())
                        .as(way)
                        .isEqualTo(405);
                assertThat(controller.reached()).as(way).isEmpty();
                assertThat(app.exchange(Message.signed(target, body)).status())
                        .as(way)
                        .isEqualTo(200);
                assertThat(app.exchange(Message.signed(target, body)).status())
                        .as(way)
                        .isEqualTo(200);
                assertThat(controller.reached()).as(way).containsExactly("e-1");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesAForwardWithinAVerifiedRequest(Containers containers) throws IOException {
        List<byte[]> bodies = new CopyOnWriteArrayList<>();
        Controller controller = Controller.doing((request, response) -> {
            bodies.add(request.getInputStream().readAllBytes());
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
                request.getRequestDispatcher("/webhooks/inner").forward(request, response);
            }
        });
        try (GuardedApp app = GuardedApp.with(controller).mapping("/webhooks/*").start(containers)) {
            assertThat(app.deliver("e-1").status()).isEqualTo(200);
            assertThat(app.deliver("e-1").status()).isEqualTo(200);

            assertThat(app.outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE);
            assertThat(bodies).containsExactly(mediaReady("e-1"), mediaReady("e-1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesAFailedForwardToWhoeverForwarded(Containers containers) throws IOException {
        Controller controller = Controller.doing((request, response) -> {
            if (request.getDispatcherType() == DispatcherType.FORWARD) {
                throw new IllegalStateException("an expected failure");
            }
            try {
                request.getRequestDispatcher("/webhooks/inner").forward(request, response);
            } catch (IllegalStateException | ServletException e) {
                response.setStatus(202);
            }
        });
        try (GuardedApp app = GuardedApp.with(controller).mapping("/webhooks/*").start(containers)) {
            assertThat(app.deliver("e-1").status()).isEqualTo(202);
            assertThat(app.deliver("e-1").status()).isEqualTo(200);

            assertThat(app.outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotStandInTheWayOfAnErrorPage(Containers containers) throws IOException {
        Controller controller =
                Controller.doing((request, response) -> response.sendError(Container.STATUS_WITH_ERROR_PAGE));
        try (GuardedApp app = GuardedApp.with(controller)
                .mapping("/webhooks/*")
                .dispatches(EnumSet.allOf(DispatcherType.class))
                .beside(context -> {
                    context.addFilter("guard-of-errors", new WebhookFilter("other", verifier()))
                            .addMappingForUrlPatterns(EnumSet.of(DispatcherType.ERROR), false, Container.ERROR_PAGE);
                    context.addServlet(
                                    "page",
                                    Controller.doing((request, response) ->
                                            response.getWriter().print("the page")))
                            .addMapping(Container.ERROR_PAGE);
                })
                .start(containers)) {
            assertThat(app.deliver("e-1").body()).isEqualTo("the page");
            assertThat(app.deliver("e-1").body()).as("and it was released").isEqualTo("the page");
        }
    }

    /** Unsigned requests in every spelling, straight and through dispatches: none comes to the controller. */
    @ParameterizedTest
    @EnumSource
    void noSpellingOfThePathLeadsPastTheGuard(Containers containers) throws IOException {
        for (String mapping : List.of(PATH, "/webhooks/*", "/*", "/")) {
            Controller controller = Controller.answeringOk();
            GuardedApp.Setup setup =
                    GuardedApp.with(controller).mapping(mapping).beside(DispatchesTest::leadInside);
            // "/" is the default servlet's pattern, which for filters means the root only: guard the servlet itself
            try (GuardedApp app = (mapping.equals("/") ? setup.byServletName() : setup).start(containers)) {
                for (String path : PathsTest.OTHER_SPELLINGS) {
                    for (String target : List.of(path, "/forward?to=" + path, "/async?to=" + path)) {
                        assertThat(app.exchange(Message.of("POST", target).body(mediaReady("e-1")))
                                        .status())
                                .as(mapping + " " + target)
                                .isGreaterThanOrEqualTo(400);
                        app.exchange(Message.signed(target, mediaReady(target)));
                    }
                }
                assertThat(controller.reached()).as(mapping).doesNotContain(Controller.UNVERIFIED);
                assertThat(app.deliver("e-1").status()).isEqualTo(200);
                assertThat(controller.reached())
                        .as("some spellings lead to " + mapping)
                        .hasSizeGreaterThan(10);
            }
        }
    }

    private static WebhookVerifier<?> verifier() {
        return FastPix.verifier(FastPixWire.secret());
    }
}
