package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.fastpix.FastPixEvent;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that asks for virtual threads; Java has them from 21 on, and before that the property changes nothing. */
class VirtualThreadsTest {

    private static final String FASTPIX = "c2VjcmV0LW9mLWZhc3RwaXg=";

    @Test
    void everyWayToHandleADeliveryWorksOnThem() {
        boolean virtual = Runtime.version().feature() >= 21;
        try (Application application = Application.start(
                Studio.class,
                "--spring.threads.virtual.enabled=true",
                "--cuehook.endpoints.after.platform=fastpix",
                "--cuehook.endpoints.after.secrets=" + FASTPIX,
                "--cuehook.endpoints.after.ack-mode=after-handling",
                "--cuehook.endpoints.kept.platform=fastpix",
                "--cuehook.endpoints.kept.secrets=" + FASTPIX,
                "--cuehook.endpoints.own.platform=fastpix",
                "--cuehook.endpoints.own.secrets=" + FASTPIX,
                "--cuehook.endpoints.own.controller=true")) {
            Heard heard = application.context().getBean(Heard.class);

            for (String path : new String[] {"/webhooks/kept", "/webhooks/after", "/own"}) {
                String body = Deliveries.fastPixReady("e", "m");

                assertThat(application.post(path, body, "FastPix-Signature", Signed.base64(FASTPIX, body)))
                        .as(path)
                        .isEqualTo(200);
                assertThat(heard.next()).as(path).isEqualTo("m, on a virtual thread: " + virtual);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Studio {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        Hooks hooks(Heard heard) {
            return new Hooks(heard);
        }
    }

    @RestController
    record Hooks(Heard heard) {

        @WebhookListener
        @PostMapping("/own")
        void ready(FastPixEvent.MediaReady event) {
            boolean virtual = Thread.currentThread().toString().startsWith("VirtualThread");
            heard.add(event.media().id() + ", on a virtual thread: " + virtual);
        }
    }
}
