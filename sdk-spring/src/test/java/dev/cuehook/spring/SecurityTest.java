package dev.cuehook.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import dev.cuehook.jwplayer.JwPlayerEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.PortMapper;
import org.springframework.security.web.SecurityFilterChain;

/** Webhooks beside Spring Security, in a real server: past it on exactly the endpoints' paths, and nothing else is. */
class SecurityTest {

    private static final String JW = "/webhooks/jw";
    private static final String WITH_SECURITY = "--spring.autoconfigure.exclude=";
    private static final List<String> ARGUMENTS = List.of(
            WITH_SECURITY,
            "--cuehook.endpoints.jw.platform=jwplayer",
            "--cuehook.endpoints.jw.secrets=jw-secret",
            "--spring.security.user.password=known",
            "--management.endpoints.web.exposure.include=*");

    /** What the firewall answers: its own status, or that of the error page, which asks for a user. */
    private static final List<Integer> NO_SUCH_METHOD = List.of(400, 401);

    private static final List<String> OTHER_SPELLINGS = List.of(
            "/webhooks/jw;x=1",
            "/webhooks;x=1/jw",
            "/webhooks//jw",
            "//webhooks/jw",
            "/webhooks/jw/",
            "/webhooks/%6aw",
            "/%77ebhooks/jw",
            "/webhooks/x/../jw",
            "/webhooks/./jw",
            "/webhooks/JW",
            "/webhooks/jw%2f",
            "/webhooks/jw.json",
            "/webhooks%2fjw",
            "/webhooks/jw%00");

    private static Application start(Class<?> configuration, String... more) {
        return Application.start(List.of(Studio.class, configuration), Application.arguments(ARGUMENTS, more));
    }

    private static HttpRequest.Builder delivery(Application application, String path, String media) {
        String body = Deliveries.jwAvailable("w1", media);
        return application
                .request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Signed.jwt("jw-secret", body))
                .POST(BodyPublishers.ofString(body));
    }

    private static void assertHandlesADelivery(Application application, String path) {
        HttpResponse<String> answer =
                Application.send(delivery(application, path, "m1").build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map().keySet())
                .as("no session, and no header of Spring Security")
                .doesNotContain("set-cookie", "x-frame-options");
        assertThat(application.context().getBean(Heard.class).next()).isEqualTo("m1");
        assertThat(application.post(path, Deliveries.jwAvailable("w1", "forged"), "Authorization", "Bearer e30.e30.x"))
                .isEqualTo(401);
        assertThat(application.get(path).statusCode()).isEqualTo(405);
    }

    @Test
    void bootsOwnProtectionStaysForAllOtherPathsAndActuatorsToo() {
        try (Application application = start(NoChain.class)) {
            assertHandlesADelivery(application, JW);

            assertThat(application.get("/elsewhere").statusCode()).isEqualTo(401);
            assertThat(application.get("/actuator/env").statusCode()).isEqualTo(401);
            assertThat(application.get("/actuator/health").statusCode()).isEqualTo(200);
            assertThat(application.context().getBeansOfType(SecurityFilterChain.class))
                    .as("the one of Actuator, which takes the place of the default, and ours")
                    .hasSize(2);
        }
    }

    @Test
    void bootsOwnProtectionStaysWithoutActuator() {
        try (Application application = start(
                NoChain.class,
                "--spring.autoconfigure.exclude="
                        + "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration,"
                        + "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration")) {
            assertHandlesADelivery(application, JW);

            assertThat(application.get("/elsewhere").statusCode()).isEqualTo(401);
            assertThat(application.context().getBeanNamesForType(SecurityFilterChain.class))
                    .containsExactlyInAnyOrder("defaultSecurityFilterChain", "cuehookSecurityFilterChain");
        }
    }

    @Test
    void aResourceServerOfBootStaysAndDoesNotTakeJwPlayersTokensForItsOwn() {
        try (Application application = start(Tokens.class)) {
            assertHandlesADelivery(application, JW);

            HttpRequest elsewhere = delivery(application, "/elsewhere", "m2").build();
            assertThat(Application.send(elsewhere).headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer error=\"invalid_token\""));
        }
    }

    @Test
    void comesBeforeAChainThatMatchesEverythingAtTheHighestPrecedence() {
        try (Application application = start(EverythingAsksForATokenFirst.class)) {
            assertHandlesADelivery(application, JW);

            assertThat(Application.send(
                                    delivery(application, "/elsewhere", "m2").build())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void isNeitherRedirectedToHttpsNorToALoginForm() {
        try (Application application = start(HttpsAndLogin.class)) {
            assertHandlesADelivery(application, JW);

            assertThat(application.get("/elsewhere").headers().firstValue("Location"))
                    .hasValueSatisfying(location -> assertThat(location).startsWith("https://"));
        }
    }

    @Test
    void findsThePathBehindTheContextPath() {
        try (Application application = start(NoChain.class, "--server.servlet.context-path=/studio")) {
            assertHandlesADelivery(application, "/studio" + JW);

            assertThat(application.get("/studio/elsewhere").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void anotherSpellingOfAPathIsNeitherLetPastNorHandled() {
        try (Application application = start(OnlyUsers.class)) {
            for (String path : OTHER_SPELLINGS) {
                HttpRequest.Builder delivery = delivery(application, path, "m1");

                assertThat(Application.sendAlone(delivery.build()).statusCode())
                        .as("%s: refused by Spring Security, its firewall or the server", path)
                        .isIn(400, 401);
                assertThat(Application.sendAlone(delivery.setHeader("Authorization", basic())
                                        .build())
                                .statusCode())
                        .as("%s: nothing there, for a user", path)
                        .isIn(400, 404);
            }
            assertThat(application.context().getBean(Heard.class).isEmpty()).isTrue();
        }
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString("user:known".getBytes(UTF_8));
    }

    @Test
    void anotherMethodIsAnsweredByTheReceiverAndNotHandled() {
        try (Application application = start(NoChain.class)) {
            for (String method : List.of("PUT", "DELETE", "OPTIONS", "PATCH", "HEAD", "post")) {
                HttpRequest request = delivery(application, JW, "m1")
                        .method(method, BodyPublishers.ofString(Deliveries.jwAvailable("w1", "m1")))
                        .build();

                assertThat(Application.sendAlone(request).statusCode())
                        .as(method)
                        .isIn(method.equals("post") ? NO_SUCH_METHOD : List.of(405));
            }
            assertThat(application.context().getBean(Heard.class).isEmpty()).isTrue();
        }
    }

    @Test
    void aPropertyTurnsItOff() {
        try (Application application = start(NoChain.class, "--cuehook.security.enabled=false")) {
            assertThat(Application.send(delivery(application, JW, "m1").build()).statusCode())
                    .isIn(401, 403);
            assertThat(application.context().containsBean("cuehookSecurityFilterChain"))
                    .isFalse();
        }
    }

    /** Without any chain, Spring Security protects everything: a chain of ours alone would open all other paths. */
    @Test
    void isNeverTheOnlyChain() {
        try (Application application = Application.start(
                List.of(Studio.class, OnlyEnabled.class),
                "--cuehook.endpoints.jw.platform=jwplayer",
                "--cuehook.endpoints.jw.secrets=jw-secret")) {
            assertThat(application.get("/elsewhere").statusCode()).isIn(401, 403);
            assertThat(Application.send(delivery(application, JW, "m1").build()).statusCode())
                    .isIn(401, 403);
        }
    }

    @Test
    void comesAfterEveryAutoConfigurationThatIsAboutWebSecurity() {
        List<String> ofBoot = StreamSupport.stream(
                        ImportCandidates.load(
                                        AutoConfiguration.class, getClass().getClassLoader())
                                .spliterator(),
                        false)
                .filter(name -> name.matches("org\\.springframework\\.boot\\..*(Web|ServletWeb|Management)Security"
                        + "AutoConfiguration|.*\\.security\\..*(Server|Client|Party)AutoConfiguration"
                        + "|.*\\.servlet\\.SecurityAutoConfiguration"))
                .filter(name -> !name.contains("eactive"))
                .toList();
        AutoConfiguration ours = CuehookSecurityAutoConfiguration.class.getAnnotation(AutoConfiguration.class);

        assertThat(ofBoot).hasSizeGreaterThan(5);
        assertThat(ours.afterName()).containsAll(ofBoot);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Studio {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        Catalog catalog(Heard heard) {
            return new Catalog(heard);
        }
    }

    record Catalog(Heard heard) {

        @WebhookListener
        void media(JwPlayerEvent.MediaEvent event) {
            heard.add(String.valueOf(event.media().id()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NoChain {}

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class OnlyEnabled {}

    @Configuration(proxyBeanMethods = false)
    static class Tokens {

        @Bean
        JwtDecoder tokens() {
            return token -> {
                throw new BadJwtException("no token of this application");
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class EverythingAsksForATokenFirst extends Tokens {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        SecurityFilterChain everything(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .oauth2ResourceServer(server -> server.jwt(withDefaults()))
                    .httpBasic(withDefaults())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class HttpsAndLogin {

        @Bean
        SecurityFilterChain everything(HttpSecurity http) throws Exception {
            return http.portMapper(ports -> ports.portMapper(new AnyPort()))
                    .redirectToHttps(withDefaults())
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(withDefaults())
                    .httpBasic(withDefaults())
                    .build();
        }
    }

    /** The test's port is not one of those for which Spring Security knows the HTTPS port. */
    static final class AnyPort implements PortMapper {

        @Override
        public Integer lookupHttpPort(Integer httpsPort) {
            return 80;
        }

        @Override
        public Integer lookupHttpsPort(Integer httpPort) {
            return 443;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnlyUsers {

        @Bean
        SecurityFilterChain everything(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/error")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .csrf(csrf -> csrf.disable())
                    .httpBasic(withDefaults())
                    .build();
        }
    }
}
