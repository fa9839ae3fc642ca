package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.receiver.Delivery;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What closing the application does to requests, to handlers that run, and to their deliveries. */
@Timeout(60)
class ShutdownTest {

    private static final String SECRET = "c2VjcmV0LW9mLWZhc3RwaXg=";

    @Test
    void requestsGet503WhileTheHandlersThatRunAreWaitedFor() throws Exception {
        Application application = start();
        Heard heard = application.context().getBean(Heard.class);
        CountDownLatch gate = application.context().getBean(CountDownLatch.class);
        deliver(application, "e1");
        assertThat(heard.next()).isEqualTo("began e1, attempt 1");

        CompletableFuture<Void> closing = CompletableFuture.runAsync(application::close);
        await().until(() -> deliver(application, "e2") == 503);
        assertThat(closing).isNotDone();
        gate.countDown();
        closing.get(20, TimeUnit.SECONDS);

        assertThat(heard.next()).isEqualTo("handled e1");
    }

    @Test
    void whatIsNotDoneWithinSpringsTimeIsGivenBackAndHandledAtTheNextStart(@TempDir Path folder) {
        String[] properties = {
            "--spring.lifecycle.timeout-per-shutdown-phase=100ms",
            "--cuehook.inbox.store=embedded",
            "--cuehook.inbox.path=" + folder
        };
        try (Application first = start(properties)) {
            deliver(first, "e1");
            assertThat(first.context().getBean(Heard.class).next()).isEqualTo("began e1, attempt 1");
        }
        try (Application next = start(properties)) {
            Heard heard = next.context().getBean(Heard.class);
            assertThat(heard.next()).isEqualTo("began e1, attempt 1"); // the one that was broken off does not count
            next.context().getBean(CountDownLatch.class).countDown();
            assertThat(heard.next()).isEqualTo("handled e1");
        }
    }

    private static Application start(String... more) {
        return Application.start(
                Studio.class,
                Stream.concat(
                                Stream.of(
                                        "--spring.config.name=none",
                                        "--cuehook.endpoints.fastpix.platform=fastpix",
                                        "--cuehook.endpoints.fastpix.secrets=" + SECRET),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static int deliver(Application application, String event) {
        String body = Deliveries.fastPixReady(event, "m-" + event);
        return application.post("/webhooks/fastpix", body, "FastPix-Signature", Signed.base64(SECRET, body));
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
        void ready(FastPixEvent.MediaReady event, Delivery delivery) throws InterruptedException {
            heard.add("began " + event.envelope().id() + ", attempt " + delivery.attempt());
            gate.await();
            heard.add("handled " + event.envelope().id());
        }
    }
}
