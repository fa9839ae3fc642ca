package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Secret;
import dev.cuehook.SecretSource;
import dev.cuehook.WebhookEvent;
import dev.cuehook.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Secrets that change while the application runs: in files, and where a bean finds them. */
@ExtendWith(OutputCaptureExtension.class)
class ChangingSecretsTest {

    private static final String ONE = "c2VjcmV0LW9mLWZhc3RwaXg=";
    private static final String TWO = "YW5vdGhlci1zZWNyZXQtb2YtaXQ=";
    private static final String TOKEN_ONE = "token-one-0123456789";
    private static final String TOKEN_TWO = "token-two-0123456789";
    private static final String JW_ONE = "jw-secret-number-one-which-is-long-enough";
    private static final String JW_TWO = "jw-secret-number-two-which-is-long-enough";

    @TempDir
    private Path folder;

    @Test
    void readsChangedFilesWithoutARestart(CapturedOutput output) throws IOException {
        Path secret = write("secret", ONE);
        Path token = write("token", TOKEN_ONE);
        Path jw = write("jw", JW_ONE);
        try (Application application = start(
                "--cuehook.endpoints.fastpix.platform=fastpix",
                "--cuehook.endpoints.fastpix.secrets=file:" + secret,
                "--cuehook.endpoints.shotstack.platform=shotstack",
                "--cuehook.endpoints.shotstack.tokens[0]=file:" + token,
                "--cuehook.endpoints.jw.platform=jwplayer",
                "--cuehook.endpoints.jw.webhooks.2yW4KmiG=file:" + jw)) {
            assertThat(fastPix(application, ONE)).isEqualTo(200);

            write("secret", TWO);
            write("token", TOKEN_TWO);
            write("jw", JW_TWO);
            assertThat(fastPix(application, TWO)).isEqualTo(401); // not yet looked at again
            application.context().getBean(SettableClock.class).advance(Duration.ofSeconds(5));

            assertThat(fastPix(application, TWO)).isEqualTo(200);
            assertThat(fastPix(application, ONE)).isEqualTo(200); // for a day
            assertThat(shotstack(application, TOKEN_TWO)).isEqualTo(200);
            assertThat(jw(application, JW_TWO)).isEqualTo(200);

            write("secret", "");
            application.context().getBean(SettableClock.class).advance(Duration.ofHours(25));
            assertThat(fastPix(application, TWO)).isEqualTo(200);
            assertThat(fastPix(application, ONE)).isEqualTo(401);
        }
        assertThat(output)
                .contains("cuehook.endpoints.fastpix.secrets[0] (secret file " + secret + ") is unusable")
                .doesNotContain(ONE, TWO, TOKEN_ONE, TOKEN_TWO, JW_ONE, JW_TWO);
    }

    @Test
    void asksTheBeanThatTheEndpointNames(CapturedOutput output) {
        try (Application application = start(
                "--cuehook.endpoints.fastpix.platform=fastpix",
                "--cuehook.endpoints.fastpix.secret-source=vault",
                "--cuehook.endpoints.tenants.platform=fastpix",
                "--cuehook.endpoints.tenants.secret-source=tenants")) {
            assertThat(fastPix(application, ONE)).isEqualTo(200);
            assertThat(fastPix(application, TWO)).isEqualTo(401);

            String body = Deliveries.fastPixReady("e9", "acme");
            assertThat(application.post("/webhooks/tenants", body, "FastPix-Signature", Signed.base64(TWO, body)))
                    .isEqualTo(200);
        }
        assertThat(output).contains("POST /webhooks/fastpix, platform fastpix, keys from bean vault");
    }

    private int fastPix(Application application, String secret) {
        String body = Deliveries.fastPixReady("e1", "m1");
        return application.post("/webhooks/fastpix", body, "FastPix-Signature", Signed.base64(secret, body));
    }

    private static int shotstack(Application application, String token) {
        return application.post("/webhooks/shotstack?token=" + token, Deliveries.shotstackDone("r1"));
    }

    private static int jw(Application application, String secret) {
        String body = Deliveries.jwAvailable("2yW4KmiG", "m1");
        return application.post("/webhooks/jw", body, "Authorization", "Bearer " + Signed.jwt(secret, body));
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content + "\n");
    }

    private static Application start(String... endpoints) {
        return Application.start(
                Studio.class,
                Stream.concat(Stream.of("--spring.config.name=none"), Stream.of(endpoints))
                        .toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Studio {

        @Bean
        SettableClock clock() {
            return SettableClock.at(Instant.now());
        }

        @Bean
        SecretSource vault() {
            return SecretSource.forEverybody(() -> List.of(Secret.of(ONE)));
        }

        @Bean
        SecretSource tenants() {
            return SecretSource.of(
                    (head, peek) -> peek.text("/object/id"),
                    tenant -> tenant.equals("acme") ? List.of(Secret.of(TWO)) : List.of());
        }

        @WebhookListener
        void any(WebhookEvent event) {}
    }
}
