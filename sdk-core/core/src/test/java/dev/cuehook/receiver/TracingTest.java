package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.sender.Sender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** What goes with a delivery from its request to its handler beside what is proven, and what the log says meanwhile. */
class TracingTest {

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    /** Keeps one traceparent with every delivery, and remembers which ones came back. */
    private static final class Remembering implements Tracing {

        private final String current;
        private final List<String> told = new ArrayList<>();

        Remembering(String current) {
            this.current = current;
        }

        @Override
        public <T> T keeping(String endpoint, String platform, Function<@Nullable String, T> keeping) {
            told.add("kept at " + endpoint + " of " + platform);
            return keeping.apply(current);
        }

        @Override
        public void handling(Delivery delivery, @Nullable String traceparent, Handling handling) throws Exception {
            told.add("handled at " + delivery.endpoint() + " under " + traceparent);
            handling.run();
        }
    }

    @Test
    void aHandlerIsToldTheTraceOfItsRequest() {
        Remembering tracing = new Remembering(TRACEPARENT);
        try (Rig rig =
                Rig.of(Sender.FASTPIX).with(with -> with.tracing(tracing)).open()) {
            assertThat(rig.status(Cues.fastpix("e1", "m1"))).isEqualTo(200);
            assertThat(rig.receiver.handleDue()).isEqualTo(1);

            assertThat(rig.handled).containsExactly("e1");
            assertThat(tracing.told)
                    .containsExactly("kept at fastpix of fastpix", "handled at fastpix under " + TRACEPARENT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 ",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n",
                "../../etc/passwd"
            })
    void whatIsNoTraceparentIsNotKept(String found) {
        Remembering tracing = new Remembering(found);
        try (Rig rig =
                Rig.of(Sender.FASTPIX).with(with -> with.tracing(tracing)).open()) {
            assertThat(rig.status(Cues.fastpix("e1", "m1"))).isEqualTo(200);
            assertThat(rig.receiver.handleDue()).isEqualTo(1);

            assertThat(tracing.told).last().isEqualTo("handled at fastpix under null");
        }
    }

    @Test
    void aHandlerOnTheRequestsThreadIsInTheRequestsTraceAnyway() {
        Remembering tracing = new Remembering(TRACEPARENT);
        Rig.Builder inline = new Rig.Builder()
                .endpoint(Sender.FASTPIX, options -> options.ackMode(AckMode.AFTER_HANDLING))
                .with(with -> with.tracing(tracing));
        try (Rig rig = inline.open()) {
            assertThat(rig.status(Cues.fastpix("e1", "m1"))).isEqualTo(200);

            assertThat(tracing.told).containsExactly("handled at fastpix under null");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEST_EFFORT", "AFTER_HANDLING"})
    void theLogSaysWhichDeliveryIsHandledWhileItIsAndNotAfter(AckMode ackMode) {
        Map<String, String> seen = new HashMap<>();
        Rig.Builder logged = new Rig.Builder()
                .endpoint(Sender.FASTPIX, options -> options.ackMode(ackMode))
                .handler((event, delivery) -> {
                    seen.putAll(MDC.getCopyOfContextMap());
                    assertThat(MDC.get("cuehook.delivery")).isEqualTo(delivery.id());
                });
        MDC.put("mine", "stays");
        try (Rig rig = logged.open()) {
            assertThat(rig.status(Cues.fastpix("e1", "m1"))).isEqualTo(200);
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e1");
            assertThat(seen)
                    .containsEntry("cuehook.endpoint", "fastpix")
                    .containsEntry("cuehook.platform", "fastpix")
                    .containsEntry("cuehook.type", "video.media.ready")
                    .containsEntry("cuehook.attempt", "1")
                    .hasSize(6);
            assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("mine", "stays"));
        } finally {
            MDC.clear();
        }
    }
}
