package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.Inbox;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deliveries in files, as the starter keeps them where nothing else is said. */
@ExtendWith(OutputCaptureExtension.class)
class DurableInboxTest {

    private static final String SECRET = "c2VjcmV0LW9mLWZhc3RwaXg=";

    @Test
    void remembersADeliveryAcrossARestart(@TempDir Path folder, CapturedOutput output) {
        String body = Deliveries.fastPixReady("e1", "m1");
        try (Application application = start(Studio.class, folder)) {
            assertThat(post(application, body)).isEqualTo(200);
            assertThat(application.context().getBean(Heard.class).next()).isEqualTo("m1");
            assertThat(application.context().getBean(Inbox.class).isDurable()).isTrue();
        }
        try (Application application = start(Studio.class, folder)) {
            assertThat(post(application, body)).isEqualTo(200);
            assertThat(post(application, Deliveries.fastPixReady("e2", "m2"))).isEqualTo(200);
            assertThat(application.context().getBean(Heard.class).next()).isEqualTo("m2");
            assertThat(application.context().getBean(Heard.class).isEmpty()).isTrue();
        }
        assertThat(output)
                .contains("Deliveries are kept in files under " + folder)
                .contains("AFTER_DURABLE_ACCEPT")
                .doesNotContain("inbox is not durable");
    }

    @Test
    void passesOverADatabaseThatForgets(@TempDir Path folder, CapturedOutput output) {
        try (Application application = start(StudioWithH2.class, folder)) {
            assertThat(post(application, Deliveries.fastPixReady("e1", "m1"))).isEqualTo(200);
            assertThat(application.context().getBean(Heard.class).next()).isEqualTo("m1");
        }
        assertThat(output).contains("the application's h2 database is not one to keep them");
    }

    private static Application start(Class<?> configuration, Path folder) {
        return Application.start(
                configuration,
                "--spring.config.name=none",
                "--management.health.db.enabled=false", // would want more of a database than its name, too
                "--cuehook.inbox.path=" + folder,
                "--cuehook.endpoints.fastpix.platform=fastpix",
                "--cuehook.endpoints.fastpix.secrets=" + SECRET);
    }

    private static int post(Application application, String body) {
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
        Listener listener(Heard heard) {
            return new Listener(heard);
        }
    }

    /** Boot 3 would put JPA on it, which wants more of a database than its name. */
    @EnableAutoConfiguration(
            excludeName = "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration")
    static class StudioWithH2 extends Studio {

        @Bean
        DataSource dataSource() {
            return NamedDatabase.of("H2");
        }
    }

    record Listener(Heard heard) {

        @WebhookListener
        void ready(FastPixEvent.MediaReady event) {
            heard.add(String.valueOf(event.media().id()));
        }
    }
}
