package dev.cuehook.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application on a port of its own, and requests to it. */
final class Application implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What protects everything by itself as soon as Spring Security is on the class path, on Boot 3 and 4. */
    private static final String SPRING_SECURITY = String.join(
            ",",
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration");

    private final ConfigurableApplicationContext context;

    private Application(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Arguments of several tests, and more for one. */
    static String[] arguments(List<String> ofAll, String... more) {
        return Stream.concat(ofAll.stream(), Stream.of(more)).toArray(String[]::new);
    }

    static Application start(Class<?> configuration, String... arguments) {
        return start(List.of(configuration), arguments);
    }

    static Application start(List<Class<?>> configurations, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (all.stream().noneMatch(argument -> argument.startsWith("--cuehook.inbox."))) {
            all.add("--cuehook.inbox.store=memory"); // no files where a test does not want any
        }
        if (all.stream().noneMatch(argument -> argument.startsWith("--spring.autoconfigure.exclude="))) {
            all.add("--spring.autoconfigure.exclude=" + SPRING_SECURITY); // not where a test does not want it
        }
        all.add("--server.port=0");
        all.add("--spring.main.banner-mode=off");
        SpringApplication application = new SpringApplication(configurations.toArray(Class<?>[]::new));
        application.setRegisterShutdownHook(false);
        return new Application(application.run(all.toArray(String[]::new)));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    /** Posts a body, with header names and values in turn; the status. */
    int post(String pathAndQuery, String body, String... headers) {
        HttpRequest.Builder request = request(pathAndQuery)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body.getBytes(UTF_8)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build()).statusCode();
    }

    /** Posts JSON and gives the whole answer. */
    HttpResponse<String> command(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    /** A request to this application, to be finished and {@linkplain #send sent}. */
    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + pathAndQuery));
    }

    static HttpResponse<String> send(HttpRequest request) {
        return send(CLIENT, request);
    }

    /** On a connection of its own: a server may close one on which it has refused a request. */
    static HttpResponse<String> sendAlone(HttpRequest request) {
        return send(HttpClient.newHttpClient(), request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
