package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.DedupeStore;
import io.lettuce.core.RedisURI;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Endpoints that handle on the request's thread, over the application's own Redis. */
@Tag("services")
class RedisDedupeIT {

    private static final String SECRET = "c2VjcmV0LW9mLWZhc3RwaXg=";
    private static final RedisURI REDIS =
            RedisURI.create(System.getProperty("cuehook.test.redis.url", "redis://127.0.0.1:6379"));

    private final String event = UUID.randomUUID().toString();

    @Test
    void twoInstancesHandleADeliveryOnce() {
        try (Application one = start();
                Application two = start()) {
            assertThat(one.context().getBeanNamesForType(DedupeStore.class)).containsExactly("cuehookRedisDedupe");
            String body = Deliveries.fastPixReady(event, "m1");

            assertThat(deliver(one, body)).isEqualTo(200);
            assertThat(deliver(two, body)).isEqualTo(200);

            assertThat(one.context().getBean(Heard.class).next()).isEqualTo(event);
            assertThat(two.context().getBean(Heard.class).isEmpty()).isTrue();
        }
    }

    @Test
    void remembersAcrossARestart() {
        String body = Deliveries.fastPixReady(event, "m1");
        try (Application first = start()) {
            assertThat(deliver(first, body)).isEqualTo(200);
            assertThat(first.context().getBean(Heard.class).next()).isEqualTo(event);
        }
        try (Application next = start()) {
            assertThat(deliver(next, body)).isEqualTo(200);
            assertThat(next.context().getBean(Heard.class).isEmpty()).isTrue();
        }
    }

    private static Application start() {
        return Application.start(
                Studio.class,
                "--spring.config.name=none",
                "--cuehook.dedupe.store=redis",
                "--cuehook.endpoints.fastpix.platform=fastpix",
                "--cuehook.endpoints.fastpix.ack-mode=after-handling",
                "--cuehook.endpoints.fastpix.secrets=" + SECRET);
    }

    private static int deliver(Application application, String body) {
        return application.post("/webhooks/fastpix", body, "FastPix-Signature", Signed.base64(SECRET, body));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Studio {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean // as Boot makes it of spring.data.redis.*, whose names differ between 3.5 and 4
        LettuceConnectionFactory redis() {
            return new LettuceConnectionFactory(new RedisStandaloneConfiguration(REDIS.getHost(), REDIS.getPort()));
        }

        @Bean
        Listener listener(Heard heard) {
            return new Listener(heard);
        }
    }

    record Listener(Heard heard) {

        @WebhookListener
        void ready(FastPixEvent.MediaReady event) {
            heard.add(String.valueOf(event.envelope().id()));
        }
    }
}
