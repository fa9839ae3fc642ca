package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.receiver.WebhookReceiver;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** A trace goes on from the request to the listener, with the tracing that Spring Boot configures. */
class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void aTraceGoesOnOverTheInboxInMemory() {
        try (Application application = Observed.start()) {
            assertThat(Observed.deliver(application, "e1", "traceparent", TRACEPARENT))
                    .isEqualTo(200);

            assertThat(heard(application)).isEqualTo("e1 in fastpix trace " + TRACE);
        }
    }

    @Test
    void aTraceGoesOnOverTheInboxInAFileAndARestart(@TempDir Path folder) {
        String inbox = "--cuehook.inbox.path=" + folder;
        try (Application application = Observed.start(inbox)) {
            application.context().getBean(WebhookReceiver.class).inbox().hold("fastpix");
            assertThat(Observed.deliver(application, "e1", "traceparent", TRACEPARENT))
                    .isEqualTo(200);
        }
        try (Application application = Observed.start(inbox)) {
            application.context().getBean(WebhookReceiver.class).inbox().release("fastpix");
            assertThat(heard(application)).isEqualTo("e1 in fastpix trace " + TRACE);
        }
    }

    @Test
    void aTraceGoesOnWhereTheListenerRunsBeforeTheAnswer() {
        try (Application application = Observed.start("--cuehook.endpoints.fastpix.ack-mode=after-handling")) {
            assertThat(Observed.deliver(application, "e1", "traceparent", TRACEPARENT))
                    .isEqualTo(200);

            assertThat(heard(application)).isEqualTo("e1 in fastpix trace " + TRACE);
        }
    }

    @Test
    void aDeliveryWithoutATraceHasOneOfItsOwn() {
        try (Application application = Observed.start()) {
            assertThat(Observed.deliver(application, "e1", "traceparent", "00-nonsense-01"))
                    .isEqualTo(200);

            assertThat(heard(application))
                    .startsWith("e1 in fastpix trace ")
                    .doesNotContain("nonsense")
                    .doesNotContain(TRACE);
            assertThat(MDC.get("cuehook.endpoint")).isNull();
        }
    }

    private static String heard(Application application) {
        return application.context().getBean(Heard.class).next();
    }
}
