package dev.cuehook.servlet;

import static dev.cuehook.servlet.ReceiverApp.PATH;
import static dev.cuehook.servlet.wire.FastPixWire.mediaReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.fastpix.FastPix;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.receiver.Outcome;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.wire.FastPixWire;
import dev.cuehook.servlet.wire.Message;
import dev.cuehook.servlet.wire.Reply;
import dev.cuehook.servlet.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Too much of everything, over HTTP. What it costs is measured by the benchmarks; here is what it may not do. */
class FloodsTest {

    private static final String OTHER = "/webhooks/other";

    private static Message forged(String path, String id) {
        return Message.of("POST", path)
                .header(FastPixWire.HEADER, FastPixWire.signature(new byte[1]))
                .body(mediaReady(id));
    }

    /** The rate is one a second: one that was drawn on would be gone after the first. */
    @ParameterizedTest
    @EnumSource
    void refusalsDrawOnNoRate(Containers containers) throws IOException {
        Message genuine = Message.signed(PATH, mediaReady("e-1"));
        try (ReceiverApp app =
                ReceiverApp.with().options(options -> options.ratePerSecond(1)).start(containers)) {
            for (int i = 0; i < 100; i++) {
                assertThat(app.exchange(forged(PATH, "f-" + i)).status()).isEqualTo(401);
                assertThat(app.exchange(Message.of("POST", PATH)
                                        .header(FastPixWire.HEADER, "?")
                                        .body(new byte[9]))
                                .status())
                        .isEqualTo(401);
            }
            assertThat(app.exchange(genuine).status()).isEqualTo(200);
            for (int i = 0; i < 100; i++) {
                assertThat(app.exchange(genuine).status()).as("a replay").isEqualTo(200);
            }
            assertThat(app.handled()).containsExactly("e-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEndpointsOwnFloodDrawsOnItsOwnRateOnly(Containers containers) throws IOException {
        try (ReceiverApp app = ReceiverApp.with()
                .options(options -> options.ratePerSecond(1))
                .receiver(receiver -> receiver.endpoint(
                        "other", FastPix.verifier(FastPixWire.secret()), options -> options.ratePerSecond(1)))
                .start(containers)) {
            List<Reply> flood = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                flood.add(app.exchange(Message.signed(PATH, mediaReady("e-" + i))));
            }

            assertThat(flood).extracting(Reply::status).contains(200, 429).containsOnly(200, 429);
            assertThat(flood)
                    .filteredOn(reply -> reply.status() == 429)
                    .allMatch(reply -> reply.header("Retry-After").size() == 1);
            assertThat(app.exchange(Message.signed(OTHER, mediaReady("o-1"))).status())
                    .isEqualTo(200);
        }
    }

    /** Senders that try again what was answered 503, as platforms do, and an inbox that holds ten at once. */
    @ParameterizedTest
    @EnumSource
    void aFullInboxLosesNothing(Containers containers) throws Exception {
        int senders = 8;
        int each = 50;
        AtomicInteger full = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try (ReceiverApp app = ReceiverApp.with()
                .receiver(receiver ->
                        receiver.inbox(MemoryInbox.builder().mostOpen(10).build()))
                .start(containers)) {
            List<Future<?>> sending = IntStream.range(0, senders)
                    .<Future<?>>mapToObj(sender -> threads.submit(() -> {
                        for (int i = 0; i < each; i++) {
                            full.addAndGet(sendUntilAccepted(app, "e-" + sender + "-" + i));
                        }
                        return null;
                    }))
                    .toList();
            while (sending.stream().anyMatch(future -> !future.isDone())) {
                app.handled(); // works off what is there
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            for (Future<?> future : sending) {
                future.get();
            }

            assertThat(full).as("it was full").hasPositiveValue();
            assertThat(app.handled())
                    .hasSize(senders * each)
                    .doesNotHaveDuplicates()
                    .containsAll(
                            IntStream.range(0, each).mapToObj(i -> "e-0-" + i).toList());
            assertThat(app.outcomes())
                    .filteredOn(outcome -> outcome == Outcome.ACCEPTED)
                    .hasSize(senders * each);
        } finally {
            threads.shutdownNow();
        }
    }

    /** How often it was answered 503. */
    private static int sendUntilAccepted(ReceiverApp app, String id) throws IOException {
        Message message = Message.signed(PATH, mediaReady(id));
        for (int refused = 0; ; refused++) {
            try (Wire wire = app.connect()) {
                Reply reply = wire.send(message).reply();
                if (reply.status() == 200) {
                    return refused;
                }
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.header("Retry-After")).hasSize(1);
            }
        }
    }
}
