package dev.cuehook.benchmarks.spring;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts an application that logs warnings only, on a port of its own, and says on which. */
final class Started {

    /** Stands before the port in the line that says it. */
    static final String PORT = "listens on ";

    private Started() {}

    static void run(Class<?> application, String[] arguments) {
        SpringApplication spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setDefaultProperties(Map.of("server.port", "0", "logging.level.root", "warn"));
        ConfigurableApplicationContext context = spring.run(arguments);
        System.out.println(
                PORT + ((WebServerApplicationContext) context).getWebServer().getPort());
    }
}
