package dev.cuehook.quickstart.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.testing.FastPixSamples;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Each step of the way from a hand-written controller takes the same request at the same URL, with the page's properties. */
class MigrationTest {

    private static final String SECRET = "ZGVtby1mYXN0cGl4LXNlY3JldA==";
    private static final SignedRequest READY =
            Signers.fastPix(SECRET).sign(FastPixSamples.mediaReady().id("m1"));
    private static final BlockingQueue<String> PUBLISHED = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    @Test
    void handWrittenTheControllerPublishesARepeatTwice() throws Exception {
        assertThat(publishedByTwoRequests("cuehook.enabled: false", HandWrittenController.class))
                .isEqualTo(2);
    }

    @Test
    void theControllerTakesVerifiedEventsAndNoRepeat() throws Exception {
        assertThat(publishedByTwoRequests(properties("docs/migrating.md", 0), ControllerSamples.Hooks.class))
                .isEqualTo(1);
    }

    @Test
    void theListenerTakesTheControllersPlace() throws Exception {
        assertThat(publishedByTwoRequests(properties("docs/migrating.md", 1), ControllerSamples.Listener.class))
                .isEqualTo(1);
    }

    @Test
    void endpointsAreNamedWhereTwoBringTheSameType() throws Exception {
        String properties = Page.of("docs/spring-boot.md").blocks("yaml").stream()
                .map(Page.Block::content)
                .filter(content -> content.contains("controller: true"))
                .findFirst()
                .orElseThrow();
        try (ConfigurableApplicationContext context =
                start(properties, ControllerSamples.Billing.class, ControllerSamples.Hooks.class)) {
            assertThat(send(
                            context,
                            Signers.stripe("whsec_x").sign("{\"id\":\"e1\",\"type\":\"a.b\"}".getBytes(UTF_8)),
                            "/billing/stripe"))
                    .isEqualTo(202);
        }
    }

    private static String properties(String page, int block) {
        return Page.of(page).blocks("yaml").get(block).content();
    }

    private int publishedByTwoRequests(String properties, Class<?> receiver) throws Exception {
        PUBLISHED.clear();
        try (ConfigurableApplicationContext context = start(properties, receiver)) {
            assertThat(send(context, READY, "/hooks/fastpix")).isEqualTo(200);
            assertThat(send(context, READY, "/hooks/fastpix")).isEqualTo(200);
            assertThat(send(context, READY.withBody(new byte[] {'{', ' ', '}'}), "/hooks/fastpix"))
                    .isEqualTo(401);
            assertThat(PUBLISHED.poll(10, TimeUnit.SECONDS)).isEqualTo("m1");
        }
        return PUBLISHED.size() + 1; // all that was begun has ended
    }

    private ConfigurableApplicationContext start(String properties, Class<?>... beans) throws Exception {
        Path file = Files.writeString(folder.resolve("application.yml"), properties);
        Class<?>[] all = new Class<?>[beans.length + 1];
        System.arraycopy(beans, 0, all, 0, beans.length);
        all[beans.length] = Application.class;
        return new SpringApplication(all)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--spring.config.location=" + file.toUri(),
                        "--cuehook.inbox.path=" + folder.resolve("inbox"),
                        "--FASTPIX_SECRET=" + SECRET,
                        "--STRIPE_SECRET=whsec_x",
                        "--MUX_SECRET=mux-secret");
    }

    private static int send(ConfigurableApplicationContext context, SignedRequest request, String path)
            throws Exception {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return SendingSamplesTest.send(request.to("http://localhost:" + port + path));
    }

    @EnableAutoConfiguration
    static class Application {

        @Bean // as an application with a hand-written controller has it
        SecurityFilterChain security(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        Catalog catalog() {
            return mediaId -> PUBLISHED.add(String.valueOf(mediaId));
        }
    }
}
