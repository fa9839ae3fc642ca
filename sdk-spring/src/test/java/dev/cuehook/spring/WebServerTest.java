package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The tests that need a server run on Tomcat, and some of them on Jetty once more. */
class WebServerTest {

    @Test
    void runsOnTheServerThatIsMeant() throws ReflectiveOperationException {
        try (Application application = Application.start(Anything.class, "--cuehook.enabled=false")) {
            ApplicationContext context = application.context();
            // The interface of contexts with a server has another name on Boot 4
            Object server = context.getClass().getMethod("getWebServer").invoke(context);

            assertThat(server.getClass().getSimpleName())
                    .startsWith(System.getProperty("cuehook.web.server", "Tomcat"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Anything {}
}
