package dev.cuehook.spring;

import dev.cuehook.fastpix.FastPixEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that is observed: one listener, which fails while it is told to. */
final class Observed {

    private static final String SECRET = "c2VjcmV0LW9mLWZhc3RwaXg=";

    private Observed() {}

    static Application start(String... more) {
        return start(Studio.class, more);
    }

    static Application start(Class<?> configuration, String... more) {
        String[] arguments = {
            "--spring.config.name=none",
            "--cuehook.endpoints.fastpix.platform=fastpix",
            "--cuehook.endpoints.fastpix.secrets=" + SECRET,
            "--cuehook.retry.attempts=1",
            "--management.endpoint.health.show-details=always"
        };
        String[] all = Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new);
        return Application.start(configuration, all);
    }

    static int deliver(Application application, String event, String... headers) {
        String body = Deliveries.fastPixReady(event, "m-" + event);
        String[] signed = {"FastPix-Signature", Signed.base64(SECRET, body)};
        String[] all = Stream.of(signed, headers).flatMap(Arrays::stream).toArray(String[]::new);
        return application.post("/webhooks/fastpix", body, all);
    }

    static Map<String, Object> json(String text) {
        return JsonParserFactory.getJsonParser().parseMap(text);
    }

    /** The value at the end of this way through maps and lists. */
    static Object at(Object json, Object... way) {
        Object value = json;
        for (Object step : way) {
            value = step instanceof Integer index
                    ? ((List<?>) value).get(index)
                    : Objects.requireNonNull(((Map<?, ?>) value).get(step), () -> "nothing is called " + step);
        }
        return value;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Studio {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        AtomicBoolean broken() {
            return new AtomicBoolean();
        }

        @Bean
        Listener listener(Heard heard, AtomicBoolean broken) {
            return new Listener(heard, broken);
        }
    }

    record Listener(Heard heard, AtomicBoolean broken) {

        @WebhookListener
        void ready(FastPixEvent.MediaReady event) {
            if (broken.get()) {
                throw new IllegalStateException("The catalog is down.");
            }
            heard.add(event.envelope().id() + " in " + MDC.get("cuehook.endpoint") + " trace " + MDC.get("traceId"));
        }
    }
}
