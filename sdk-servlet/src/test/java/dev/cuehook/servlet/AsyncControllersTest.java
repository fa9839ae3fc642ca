package dev.cuehook.servlet;

import static dev.cuehook.servlet.GuardedApp.PATH;
import static dev.cuehook.servlet.wire.FastPixWire.mediaReady;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Identity;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.servlet.container.Application;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.wire.Message;
import dev.cuehook.servlet.wire.Wire;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Controllers that give their thread back: a delivery is handled when the work behind it has ended, and how. */
class AsyncControllersTest {

    private static final Message DELIVERY = Message.signed(PATH, mediaReady("e-1"));

    private final BlockingQueue<AsyncContext> pending = new LinkedBlockingQueue<>();

    private AsyncContext started() throws InterruptedException {
        return Objects.requireNonNull(pending.poll(10, SECONDS), "no asynchronous work was started");
    }

    private static void finish(AsyncContext work, int status) {
        ((HttpServletResponse) work.getResponse()).setStatus(status);
        work.complete();
    }

    @ParameterizedTest
    @EnumSource
    void answers503ToARepeatWhileTheFirstIsHandled(Containers containers) throws Exception {
        Controller controller = Controller.doing((request, response) -> pending.add(request.startAsync()));
        try (GuardedApp app = GuardedApp.with(controller)
                        .endpoint(endpoint -> endpoint.options(options -> options.deadline(Duration.ofMillis(500))))
                        .start(containers);
                Wire first = Wire.to(app.container())) {
            first.send(DELIVERY);
            AsyncContext work = started();

            assertThat(app.deliver("e-1").status()).isEqualTo(503);
            finish(work, 202);
            assertThat(first.reply().status()).isEqualTo(202);
            assertThat(app.deliver("e-1").status()).isEqualTo(200);

            assertThat(app.outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.IN_PROGRESS, Outcome.DUPLICATE);
            assertThat(controller.reached()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsARepeatWaitForTheFirst(Containers containers) throws Exception {
        Controller controller = Controller.doing((request, response) -> pending.add(request.startAsync()));
        WatchedStore dedupe = new WatchedStore();
        try (GuardedApp app = GuardedApp.with(controller)
                        .endpoint(endpoint -> endpoint.dedupe(dedupe))
                        .start(containers);
                Wire first = Wire.to(app.container());
                Wire second = Wire.to(app.container())) {
            first.send(DELIVERY);
            AsyncContext work = started();
            second.send(DELIVERY);
            assertThat(dedupe.repeated.await(10, SECONDS)).isTrue();
            finish(work, 200);

            assertThat(first.reply().status()).isEqualTo(200);
            assertThat(second.reply().status()).isEqualTo(200);
            assertThat(controller.reached()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void handlesAgainWhatEndedIn5xx(Containers containers) throws Exception {
        Controller controller = Controller.doing((request, response) -> pending.add(request.startAsync()));
        try (GuardedApp app = GuardedApp.with(controller).start(containers);
                Wire first = Wire.to(app.container());
                Wire second = Wire.to(app.container())) {
            first.send(DELIVERY);
            finish(started(), 500);
            assertThat(first.reply().status()).isEqualTo(500);
            second.send(DELIVERY);
            finish(started(), 200);
            assertThat(second.reply().status()).isEqualTo(200);

            assertThat(controller.reached()).containsExactly("e-1", "e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void handlesAgainWhatRanOutOfTime(Containers containers) throws Exception {
        handlesAgainAfter(
                containers, (request, response) -> request.startAsync().setTimeout(50));
    }

    @ParameterizedTest
    @EnumSource
    void handlesAgainWhatFailedBeforeTheChainReturned(Containers containers) throws Exception {
        handlesAgainAfter(containers, (request, response) -> {
            AsyncContext work = request.startAsync();
            response.setStatus(500);
            work.complete();
        });
    }

    @ParameterizedTest
    @EnumSource
    void handlesAgainWhatAnAsyncDispatchMadeOfIt(Containers containers) throws Exception {
        handlesAgainAfter(
                containers, (request, response) -> request.startAsync().dispatch("/fails"));
        handlesAgainAfter(
                containers,
                (request, response) -> request.startAsync(request, response).dispatch("/throws"));
    }

    @ParameterizedTest
    @EnumSource
    void handlesAgainWhatThrewInItsOwnAsyncDispatch(Containers containers) throws Exception {
        handlesAgainAfter(containers, (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                throw new IllegalStateException("an expected failure");
            }
            request.startAsync().dispatch();
        });
    }

    @ParameterizedTest
    @EnumSource
    void seesWorkThatWasStartedPastItsWrapper(Containers containers) throws Exception {
        handlesAgainAfter(containers, (request, response) -> {
            AsyncContext work = ((ServletRequestWrapper) request).getRequest().startAsync();
            work.start(() -> finish(work, 500));
        });
    }

    @ParameterizedTest
    @EnumSource
    void seesACycleThatWasStartedPastItsWrapper(Containers containers) throws Exception {
        handlesAgainAfter(containers, (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
                request.startAsync().dispatch();
            } else {
                AsyncContext work = containersOwn(request).startAsync();
                work.start(() -> finish(work, 500));
            }
        });
    }

    private static ServletRequest containersOwn(ServletRequest request) {
        return request instanceof ServletRequestWrapper wrapper ? containersOwn(wrapper.getRequest()) : request;
    }

    /** By the specification, work that was dispatched or completed is no longer started. */
    @ParameterizedTest
    @EnumSource
    void doesNotRelyOnWhatIsStartedWhenTheChainReturns(Containers containers) throws Exception {
        handlesAgainAfter(
                containers,
                Filters.wrappingRequests(request -> new HttpServletRequestWrapper(request) {
                    @Override
                    public boolean isAsyncStarted() {
                        return false;
                    }
                }),
                (request, response) -> request.startAsync().dispatch("/fails"));
    }

    /** Jetty tells no listener of this; the filter sees the exception itself. */
    @ParameterizedTest
    @EnumSource
    void handlesAgainWhatThrewAfterItsStatusWasSent(Containers containers) throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        Controller controller = Controller.doing((request, response) -> {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                throw new IllegalStateException("an expected failure");
            }
            if (failed.compareAndSet(false, true)) {
                response.setContentLength(2);
                response.flushBuffer();
                request.startAsync().dispatch();
            }
        });
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            assertThat(app.deliver("e-1").status()).isEqualTo(200);
            assertThat(app.deliver("e-1").status()).isEqualTo(200);
            assertThat(controller.reached()).containsExactly("e-1", "e-1", "e-1");
        }
    }

    private static void failures(ServletContext context) {
        context.addServlet("fails", Controller.doing((request, response) -> response.setStatus(500)))
                .addMapping("/fails");
        context.addServlet("throws", Controller.doing((request, response) -> {
                    throw new IllegalStateException("an expected failure");
                }))
                .addMapping("/throws");
    }

    private static void handlesAgainAfter(Containers containers, Controller.Work failing) throws IOException {
        handlesAgainAfter(containers, context -> {}, failing);
    }

    private static void handlesAgainAfter(Containers containers, Application inFront, Controller.Work failing)
            throws IOException {
        AtomicBoolean succeeding = new AtomicBoolean();
        Controller controller = Controller.doing((request, response) -> {
            if (!succeeding.get()) {
                failing.handle(request, response);
            }
        });
        try (GuardedApp app = GuardedApp.with(controller)
                .beside(context -> {
                    inFront.deploy(context);
                    failures(context);
                })
                .start(containers)) {
            assertThat(app.deliver("e-1").status()).isEqualTo(500);
            succeeding.set(true);
            int before = controller.reached().size();
            assertThat(app.deliver("e-1").status()).isEqualTo(200);

            assertThat(controller.reached()).hasSize(before + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void consumesNothingAgainWhenTheControllerComesBack(Containers containers) throws IOException {
        List<byte[]> bodies = new CopyOnWriteArrayList<>();
        Controller controller = Controller.doing((request, response) -> {
            bodies.add(request.getInputStream().readAllBytes());
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
                request.startAsync().dispatch();
            }
        });
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            assertThat(app.deliver("e-1").status()).isEqualTo(200);
            assertThat(app.deliver("e-1").status()).isEqualTo(200);

            assertThat(app.outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE);
            assertThat(controller.reached()).containsExactly("e-1", "e-1");
            assertThat(bodies).containsExactly(mediaReady("e-1"), mediaReady("e-1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheBodyToAsynchronousWorkAndToUnguardedDispatches(Containers containers) throws Exception {
        List<byte[]> bodies = new CopyOnWriteArrayList<>();
        Controller controller = Controller.doing((request, response) -> pending.add(request.startAsync()));
        Controller unguarded = Controller.doing(
                (request, response) -> bodies.add(request.getInputStream().readAllBytes()));
        try (GuardedApp app = GuardedApp.with(controller)
                        .beside(context ->
                                context.addServlet("unguarded", unguarded).addMapping("/unguarded"))
                        .start(containers);
                Wire wire = Wire.to(app.container())) {
            wire.send(DELIVERY);
            AsyncContext work = started();
            bodies.add(work.getRequest().getInputStream().readAllBytes());
            work.dispatch("/unguarded");

            assertThat(wire.reply().status()).isEqualTo(200);
            assertThat(bodies).containsExactly(mediaReady("e-1"), mediaReady("e-1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsForTheLastOfSeveralCycles(Containers containers) throws Exception {
        Controller controller = Controller.doing((request, response) -> {
            AsyncContext work = request.startAsync();
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
                work.dispatch();
            } else {
                pending.add(work);
            }
        });
        try (GuardedApp app = GuardedApp.with(controller)
                        .endpoint(endpoint -> endpoint.options(options -> options.deadline(Duration.ofMillis(500))))
                        .start(containers);
                Wire first = Wire.to(app.container())) {
            first.send(DELIVERY);
            AsyncContext work = started();
            assertThat(app.deliver("e-1").status()).isEqualTo(503);
            finish(work, 200);
            assertThat(first.reply().status()).isEqualTo(200);
            assertThat(app.deliver("e-1").status()).isEqualTo(200);

            assertThat(controller.reached()).containsExactly("e-1", "e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesTheBodyToAReadListener(Containers containers) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        Controller controller = Controller.doing((request, response) -> {
            AsyncContext work = request.startAsync();
            ServletInputStream in = request.getInputStream();
            in.setReadListener(new ReadListener() {
                @Override
                public void onDataAvailable() throws IOException {
                    while (in.isReady() && !in.isFinished()) {
                        read.write(in.read());
                    }
                }

                @Override
                public void onAllDataRead() {
                    finish(work, 201);
                }

                @Override
                public void onError(Throwable e) {
                    finish(work, 500);
                }
            });
        });
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            assertThat(app.deliver("e-1").status()).isEqualTo(201);
            assertThat(read.toByteArray()).isEqualTo(mediaReady("e-1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void guardsBehindAFilterThatIsAsynchronousItself(Containers containers) throws IOException {
        Controller controller = Controller.answeringOk();
        try (GuardedApp app =
                GuardedApp.with(controller).beside(Filters.dispatchingAgain()).start(containers)) {
            assertThat(app.exchange(Message.of("POST", PATH).body(mediaReady("e-1")))
                            .status())
                    .isEqualTo(401);
            assertThat(app.deliver("e-1").status()).isEqualTo(200);
            assertThat(app.deliver("e-1").status()).isEqualTo(200);
            assertThat(controller.reached()).containsExactly("e-1");
        }
    }

    /** Tells when a repeat asked for what is being handled. */
    private static final class WatchedStore implements DedupeStore {

        private final DedupeStore store = DedupeStore.inMemory();
        private final CountDownLatch repeated = new CountDownLatch(1);

        @Override
        public Claim claim(Identity identity, Duration lease) {
            Claim claim = store.claim(identity, lease);
            if (claim.status() == Status.IN_PROGRESS) {
                repeated.countDown();
            }
            return claim;
        }

        @Override
        public void complete(Identity identity, Claim claim) {
            store.complete(identity, claim);
        }

        @Override
        public void release(Identity identity, Claim claim) {
            store.release(identity, claim);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
