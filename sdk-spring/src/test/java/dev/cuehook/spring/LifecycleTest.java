package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.receiver.WebhookReceiver;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class LifecycleTest {

    private static final String SECRET = "c2VjcmV0LW9mLWZhc3RwaXg=";

    @Test
    void leavesNoThreadBehind() {
        Set<String> ofOthers = threads(); // a timer ends by itself, some seconds after whoever needed it
        try (Application application = start()) {
            deliver(application, "e1");
            assertThat(application.context().getBean(Heard.class).next()).isEqualTo("m1");
            assertThat(threads()).hasSizeGreaterThan(ofOthers.size());
        }
        assertThat(ofOthers).containsAll(threads());
    }

    @Test
    void answers503OnceTheReceiverIsClosed() {
        try (Application application = start()) {
            application.context().getBean(WebhookReceiver.class).close();

            assertThat(deliver(application, "e1")).isEqualTo(503);
        }
    }

    @Test
    void closingWaitsForTheHandlerThatRuns() {
        Heard heard;
        try (Application application = start()) {
            heard = application.context().getBean(Heard.class);
            CountDownLatch gate = application.context().getBean(CountDownLatch.class);
            deliver(application, "slow");
            assertThat(heard.next()).isEqualTo("began");
            gate.countDown();
        }
        assertThat(heard.next()).isEqualTo("m1");
    }

    @Test
    void refusesToStartAgainAfterAStop() {
        try (Application application = start()) {
            ReceiverLifecycle lifecycle = application.context().getBean(ReceiverLifecycle.class);
            assertThat(lifecycle.isRunning()).isTrue();
            assertThat(lifecycle.isPauseable()).isFalse();
            lifecycle.stop();

            assertThatThrownBy(lifecycle::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot start again");
        }
    }

    @Test
    void logsEndpointsAndListenersOnce(CapturedOutput output) {
        start().close();

        assertThat(output)
                .containsOnlyOnce(
                        "Endpoint fastpix: POST /webhooks/fastpix, platform fastpix, 1 key, BEST_EFFORT, inbox in memory")
                .containsOnlyOnce("Endpoint fresh: POST /webhooks/fresh, platform fastpix, awaiting its secret")
                .containsOnlyOnce(
                        "Handler: FastPixEvent.MediaReady -> LifecycleTest.Listener.ready(FastPixEvent.MediaReady)")
                .containsOnlyOnce("The inbox is not durable")
                .doesNotContain(SECRET);
    }

    @Test
    void printsAMistakeAndNoSecret(CapturedOutput output) {
        assertThatThrownBy(() -> Application.start(
                        Studio.class,
                        "--spring.config.name=none",
                        "--cuehook.endpoints.fastpix.platform=fastpix",
                        "--cuehook.endpoints.fastpix.secrt=canary-1",
                        "--cuehook.endpoints.other.platform=fastpix",
                        "--cuehook.endpoints.other.secrets=canary-2"))
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "Cuehook has no such property", "fastpix.secrt", "Action:")
                .doesNotContain("canary");
    }

    private static Application start() {
        return Application.start(
                Studio.class,
                "--spring.config.name=none",
                "--cuehook.endpoints.fastpix.platform=fastpix",
                "--cuehook.endpoints.fastpix.secrets=" + SECRET,
                "--cuehook.endpoints.fresh.platform=fastpix");
    }

    private static int deliver(Application application, String event) {
        String body = Deliveries.fastPixReady(event, "m1");
        return application.post("/webhooks/fastpix", body, "FastPix-Signature", Signed.base64(SECRET, body));
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("cuehook-"))
                .collect(Collectors.toSet());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Studio {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        CountDownLatch gate() {
            return new CountDownLatch(1);
        }

        @Bean
        Listener listener(Heard heard, CountDownLatch gate) {
            return new Listener(heard, gate);
        }
    }

    record Listener(Heard heard, CountDownLatch gate) {

        @WebhookListener
        void ready(FastPixEvent.MediaReady event) throws InterruptedException {
            if ("slow".equals(event.envelope().id())) {
                heard.add("began");
                gate.await();
            }
            heard.add(String.valueOf(event.media().id()));
        }
    }
}
