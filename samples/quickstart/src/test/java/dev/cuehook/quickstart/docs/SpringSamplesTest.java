package dev.cuehook.quickstart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.testing.AiozSamples;
import dev.cuehook.testing.FastPixSamples;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.ClassUtils;

/** The Spring samples, in one application behind Spring Security. */
class SpringSamplesTest {

    private static final String SECRET = "ZGVtby1mYXN0cGl4LXNlY3JldA==";
    private static final String TOKEN = "a-token-of-twenty-letters";
    private static final String TENANTS_SECRET = "Zmlyc3QtdGVuYW50cy1zZWNyZXQ=";
    private static final BlockingQueue<String> PUBLISHED = new LinkedBlockingQueue<>();
    private static final BlockingQueue<String> RAISED = new LinkedBlockingQueue<>();

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void startApplication() {
        context = new SpringApplication(Application.class)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--spring.config.name=none",
                        "--FASTPIX_SECRET=" + SECRET,
                        "--cuehook.endpoints.fastpix.platform=fastpix",
                        "--cuehook.endpoints.fastpix.secrets=${FASTPIX_SECRET}",
                        "--cuehook.endpoints.jw.platform=jwplayer",
                        "--cuehook.endpoints.jw.secrets=a-secret-of-jw-player-of-32-bytes",
                        "--cuehook.endpoints.tenants.platform=fastpix",
                        "--cuehook.endpoints.tenants.secret-source=tenantSecrets",
                        "--cuehook.endpoints.aioz.platform=aioz",
                        "--cuehook.endpoints.aioz.tokens=" + TOKEN);
    }

    @AfterAll
    static void stopApplication() {
        context.close();
    }

    @Test
    void listenersAreCalledPastSpringSecurity() throws Exception {
        SignedRequest ready =
                Signers.fastPix(SECRET).sign(FastPixSamples.mediaReady().id("listened"));

        assertThat(send(ready, "/webhooks/fastpix")).isEqualTo(200);
        assertThat(PUBLISHED.poll(10, TimeUnit.SECONDS)).isEqualTo("listened");
        assertThat(send(ready, "/elsewhere")).isIn(401, 403);
    }

    @Test
    void listenersNeedNoTransactionsOfSprings() {
        assertThat(ClassUtils.isPresent("org.springframework.transaction.TransactionManager", null))
                .as("in this application, which has started")
                .isFalse();
    }

    @Test
    void stageListenersAreCalledForEveryPlatform() throws Exception {
        SignedRequest failed =
                Signers.aioz(TOKEN).sign(AiozSamples.encodingFailed().id("m2"));

        assertThat(send(failed, "/webhooks/aioz")).isEqualTo(200);
        assertThat(RAISED.poll(10, TimeUnit.SECONDS)).isEqualTo("MEDIA_FAILED of m2");
    }

    @Test
    void tenantsSecretsAreLookedUp() throws Exception {
        SignedRequest genuine = Signers.fastPix(TENANTS_SECRET)
                .sign(FastPixSamples.mediaReady().id("tenant").with("/workspace/id", "ws-1"));
        SignedRequest stranger =
                Signers.fastPix(TENANTS_SECRET).sign(FastPixSamples.mediaReady().with("/workspace/id", "ws-2"));

        assertThat(send(genuine, "/webhooks/tenants")).isEqualTo(200);
        assertThat(send(stranger, "/webhooks/tenants")).isEqualTo(401);
        assertThat(PUBLISHED.poll(10, TimeUnit.SECONDS)).isEqualTo("tenant");
    }

    @Test
    void endpointsAreThoseOfTheProperties() {
        assertThat(context.getBean(WebhookReceiver.class).endpoints())
                .extracting(endpoint -> endpoint.name())
                .containsExactlyInAnyOrder("fastpix", "jw", "aioz", "tenants");
    }

    private static int send(SignedRequest request, String path) throws Exception {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return SendingSamplesTest.send(request.to("http://localhost:" + port + path));
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({SpringListeners.class, SecretBeans.class})
    static class Application {

        @Bean // the application's own: everything but the webhooks asks for a user
        SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }

        @Bean
        Catalog catalog() {
            return mediaId -> PUBLISHED.add(String.valueOf(mediaId));
        }

        @Bean
        Alerts alerts() {
            return lifecycle -> RAISED.add(lifecycle.stage() + " of " + lifecycle.resourceId());
        }
    }
}
