package dev.cuehook.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.servlet.WebhookFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whatever a path is spelled like, whatever the method and the way to it: no controller runs without a verified webhook. Three
 * of them stand in one application: behind a filter, behind {@code controller: true}, and behind a filter as it must not be.
 */
class SpelledOtherwiseTest {

    private static final String SECRET = "c2VjcmV0LW9mLWZhc3RwaXg=";
    private static final String FILTERED = "/filtered/fastpix";
    private static final String GUARDED = "/guarded/fastpix";
    private static final String BROKEN = "/broken/fastpix";

    private static final List<String> METHODS =
            List.of("POST", "GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "PROPFIND", "post");

    private static Application start(String matching) {
        return Application.start(
                Studio.class,
                "--spring.mvc.pathmatch.matching-strategy=" + matching,
                "--spring.mvc.hiddenmethod.filter.enabled=true",
                "--server.shutdown=immediate", // what a cut connection leaves running is waited for else
                "--cuehook.endpoints.fastpix.platform=fastpix",
                "--cuehook.endpoints.fastpix.secrets=" + SECRET,
                "--cuehook.endpoints.fastpix.controller=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"path-pattern-parser", "ant-path-matcher"})
    void noSpellingLeadsToAControllerUnverified(String matching) {
        try (Application application = start(matching)) {
            for (String path : List.of(FILTERED, GUARDED)) {
                straight(application, path);
            }
            assertNothingRanUnverified(application, "REQUEST");
        }
    }

    /**
     * By dispatches of the application to a path that the request names. Where Jetty leads them past the filter, Spring's
     * former way to match paths leads them back to the controller; what guards the method itself does not mind.
     */
    @ParameterizedTest
    @CsvSource({
        "path-pattern-parser, /filtered/fastpix",
        "path-pattern-parser, /guarded/fastpix",
        "ant-path-matcher, /guarded/fastpix"
    })
    void noSpellingLeadsThereFromInside(String matching, String path) {
        try (Application application = start(matching)) {
            fromInside(application, path);

            assertNothingRanUnverified(application, "FORWARD", "ASYNC");
        }
    }

    private static void assertNothingRanUnverified(Application application, String... ways) {
        Ran ran = application.context().getBean(Ran.class);

        assertThat(ran.unverified()).isEmpty();
        assertThat(ran.verified()).as("genuine ones came there").contains(ways);
    }

    /** The same attempts find the hole of a filter that looks at the path. */
    @Test
    void aFilterThatDecidesByPathIsFoundOut() {
        try (Application application = start("path-pattern-parser")) {
            straight(application, BROKEN);
            fromInside(application, BROKEN);

            assertThat(application.context().getBean(Ran.class).unverified()).contains("REQUEST", "FORWARD");
        }
    }

    private static void straight(Application application, String path) {
        METHODS.forEach(method -> attempt(application, method, path));
        for (String spelling : Spellings.of(path)) {
            attempt(application, "POST", spelling);
            attempt(application, "GET", spelling);
            attempt(application, "POST", spelling + (spelling.contains("?") ? "&" : "?") + "_method=PUT");
        }
        genuine(application, path, path);
    }

    private static void fromInside(Application application, String path) {
        for (String way : List.of("/forward?to=", "/async?to=")) {
            for (String spelling : Spellings.of(path)) {
                attempt(application, "POST", way + spelling);
            }
            genuine(application, way + path, way);
        }
    }

    private static void attempt(Application application, String method, String target) {
        String body = Deliveries.fastPixReady("forged", "m1");
        RawRequest unsigned = RawRequest.of(method, target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-HTTP-Method-Override", "PUT");

        (method.equals("POST") ? unsigned.body(body.getBytes(UTF_8)) : unsigned).status(application);
        if (method.equals("POST")) {
            unsigned.header("FastPix-Signature", Signed.base64(SECRET, body + " "))
                    .body(body.getBytes(UTF_8))
                    .status(application);
        }
    }

    private static void genuine(Application application, String target, String id) {
        String body = Deliveries.fastPixReady(id, "m1");
        RawRequest.of("POST", target)
                .header("Content-Type", "application/json")
                .header("FastPix-Signature", Signed.base64(SECRET, body))
                .body(body.getBytes(UTF_8))
                .status(application);
    }

    /** The kinds of dispatch by which controllers ran. */
    record Ran(List<String> verified, List<String> unverified) {

        void with(@Nullable Object webhook, HttpServletRequest request) {
            (webhook instanceof VerifiedWebhook ? verified : unverified)
                    .add(request.getDispatcherType().toString());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Studio {

        private static final WebhookVerifier<?> VERIFIER = FastPix.verifier(Secret.of(SECRET));

        @Bean
        Ran ran() {
            return new Ran(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        }

        @Bean
        Hooks hooks(Ran ran) {
            return new Hooks(ran);
        }

        /** As the documentation says. */
        @Bean
        FilterRegistrationBean<Filter> guard() {
            return everyDispatch(new WebhookFilter("filtered", VERIFIER), "/filtered/*");
        }

        /** Lets everything past that is not spelled as it expects. */
        @Bean
        FilterRegistrationBean<Filter> broken() {
            WebhookFilter guard = new WebhookFilter("broken", VERIFIER);
            return everyDispatch(
                    (request, response, chain) -> {
                        if (((HttpServletRequest) request).getRequestURI().equals(BROKEN)) {
                            guard.doFilter(request, response, chain);
                        } else {
                            chain.doFilter(request, response);
                        }
                    },
                    "/broken/*");
        }

        private static FilterRegistrationBean<Filter> everyDispatch(Filter filter, String pattern) {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
            registration.addUrlPatterns(pattern);
            registration.setName("filter of " + pattern);
            registration.setDispatcherTypes(
                    EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }

        /** Leads from two unguarded paths to the one that the query names, as it is. */
        @Bean
        FilterRegistrationBean<Filter> leadingInside() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                String query = ((HttpServletRequest) request).getQueryString();
                String to = query == null ? "/" : query.substring(query.indexOf('=') + 1);
                try {
                    if (((HttpServletRequest) request).getRequestURI().equals("/async")) {
                        request.startAsync().dispatch(to);
                    } else {
                        RequestDispatcher inside = request.getRequestDispatcher(to);
                        if (inside != null) {
                            inside.forward(request, response);
                        }
                    }
                } catch (IllegalArgumentException | IllegalStateException e) { // no path for this container
                    ((HttpServletResponse) response).setStatus(404);
                    if (request.isAsyncStarted()) {
                        request.getAsyncContext().complete();
                    }
                }
            });
            registration.addUrlPatterns("/forward", "/async");
            registration.setOrder(0);
            return registration;
        }
    }

    @RestController
    record Hooks(Ran ran) {

        @RequestMapping(FILTERED)
        void filtered(HttpServletRequest request) {
            ran.with(request.getAttribute(WebhookFilter.WEBHOOK), request);
        }

        @RequestMapping(BROKEN)
        void broken(HttpServletRequest request) {
            ran.with(request.getAttribute(WebhookFilter.WEBHOOK), request);
        }

        @RequestMapping(GUARDED)
        void guarded(VerifiedWebhook webhook, HttpServletRequest request) {
            ran.with(webhook, request);
        }
    }
}
