package dev.cuehook.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import dev.cuehook.receiver.Delivery;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Requests of every shape, byte by byte, to the starter's servlet and to a controller: with all that Spring puts in front of
 * both, what proxies say about a request included.
 */
class RequestShapesTest {

    private static final String SECRET = "c2VjcmV0LW9mLWZhc3RwaXg=";
    private static final String TOKEN = "tok-0123456789abcdef";
    private static final String WHSEC = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SIGNATURE = "FastPix-Signature";

    private static final String SERVLET = "/webhooks/fastpix";
    private static final String CONTROLLER = "/hooks/fastpix";

    @SuppressWarnings("NullAway.Init")
    private static Application application;

    @SuppressWarnings("NullAway.Init")
    private static Heard heard;

    @BeforeAll
    static void start() {
        application = Application.start(
                Studio.class,
                "--server.forward-headers-strategy=framework",
                "--cuehook.endpoints.fastpix.platform=fastpix",
                "--cuehook.endpoints.fastpix.secrets=" + SECRET,
                "--cuehook.endpoints.fastpix.body-limit=16MB",
                "--cuehook.endpoints.own.platform=fastpix",
                "--cuehook.endpoints.own.secrets=" + SECRET,
                "--cuehook.endpoints.own.body-limit=16MB",
                "--cuehook.endpoints.own.controller=true",
                "--cuehook.endpoints.shotstack.platform=shotstack",
                "--cuehook.endpoints.shotstack.tokens=" + TOKEN,
                "--cuehook.endpoints.jw.platform=jwplayer",
                "--cuehook.endpoints.jw.secrets=jw-secret",
                "--cuehook.endpoints.mux.platform=mux",
                "--cuehook.endpoints.mux.secrets=mux-secret",
                "--cuehook.endpoints.standard.platform=standard-webhooks",
                "--cuehook.endpoints.standard.secrets=whsec_" + WHSEC);
        heard = application.context().getBean(Heard.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static byte[] delivery(String id) {
        return Deliveries.fastPixReady(id, "m-" + id).getBytes(UTF_8);
    }

    private static RawRequest signed(String path, byte[] body) {
        return RawRequest.of("POST", path).header(SIGNATURE, Signed.base64(SECRET, new String(body, UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVLET, CONTROLLER})
    void acceptsWhatIsGenuineInEveryShape(String path) {
        String in = path.substring(1, 4);
        byte[] json = delivery(in + "-large");
        byte[] large = Arrays.copyOf(json, 16 << 20);
        Arrays.fill(large, json.length, large.length, (byte) ' ');

        accepts(in + "-large", signed(path, large).body(large));
        accepts(in, "fixed", path, RawRequest::body);
        accepts(in, "chunked", path, RawRequest::chunked);
        accepts(in, "former", path, (request, body) -> request.http10().body(body));
        for (String header : List.of(
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: a/b;charset=x",
                "X-Forwarded-Prefix: /elsewhere",
                "X-Forwarded-Prefix: " + "/x".repeat(1_000),
                "X-Forwarded-Prefix: //%2e/..;",
                "X-Forwarded-Host: elsewhere:99999",
                "X-Forwarded-For: " + "x".repeat(1_000),
                "X-Forwarded-Proto: https",
                "X-HTTP-Method-Override: GET",
                "X-Empty: ",
                "User-Agent: " + "a".repeat(6_000))) {
            String[] parts = header.split(": ", 2);
            accepts(
                    in,
                    Integer.toHexString(header.hashCode()),
                    path,
                    (request, body) -> request.header(parts[0], parts[1]).body(body));
        }
    }

    private static void accepts(String in, String name, String path, BiFunction<RawRequest, byte[], RawRequest> shape) {
        byte[] body = delivery(in + "-" + name);
        accepts(in + "-" + name, shape.apply(signed(path, body), body));
    }

    /** Spring would read forms of parts before it asks what guards a controller, and fail where they are none. */
    @ParameterizedTest
    @ValueSource(strings = {SERVLET, CONTROLLER})
    void takesTheBodyOfAFormOfPartsAsItCame(String path) {
        String in = path.substring(1, 4);
        int i = 0;
        for (String parts : List.of(
                "multipart/form-data;boundary=x",
                "multipart/form-data",
                "multipart/mixed",
                "multipart/form-data;boundary=")) {
            String id = in + "-parts-" + i++;
            byte[] body = delivery(id);
            refuses(
                    401,
                    RawRequest.of("POST", path).header("Content-Type", parts).body(body));
            refuses(
                    405,
                    RawRequest.of("PUT", path).header("Content-Type", parts).body(body));
            accepts(id, signed(path, body).header("Content-Type", parts).body(body));
        }
    }

    private static void accepts(String id, RawRequest request) {
        assertThat(request.status(application)).as(id).isEqualTo(200);
        assertThat(heard.next()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVLET, CONTROLLER})
    void refusesWhatIsNot(String path) {
        byte[] body = delivery("refused");
        String signature = Signed.base64(SECRET, new String(body, UTF_8));
        RawRequest signed = signed(path, body);

        refuses(401, RawRequest.of("POST", path).body(body));
        refuses(401, RawRequest.of("POST", path).header(SIGNATURE, "").body(body));
        refuses(
                401,
                RawRequest.of("POST", path).header(SIGNATURE, "A".repeat(6_000)).body(body));
        refuses(401, signed.header(SIGNATURE, signature).body(body));
        refuses(401, signed.header("fastpix-signature", "AA==").body(body));
        refuses(401, signed.body("{\"id\":".getBytes(UTF_8)));
        refuses(401, signed.body(Arrays.copyOf(body, body.length + 1)));
        refuses(401, signed.http10().followedBy(body));
        refuses(413, signed.header("Content-Length", Integer.toString((16 << 20) + 1)));
        refuses(405, RawRequest.of("PUT", path).header(SIGNATURE, signature).body(body));
        refusesOr(
                400,
                signed.header("Content-Length", Integer.toString(body.length + 1))
                        .followedBy(body));
        refusesOr(400, signed.header("Transfer-Encoding", "chunked").followedBy("5\r\nabcde\r\n".getBytes(UTF_8)));
        refusesOr(400, signed.header("Content-Length", "2").body(body));
        refusesOr(
                401,
                RawRequest.of("POST", path)
                        .header(SIGNATURE, signature.substring(0, 9) + "\r\n " + signature.substring(9))
                        .body(body));
    }

    /** In more than one place, or in one of them twice: nobody chooses between them. */
    @Test
    void refusesWhatIsSaidTwice() {
        String body = Deliveries.json("twice", "t.any");
        long now = Instant.now().getEpochSecond();
        String standard = "v1," + Signed.base64(WHSEC, "twice." + now + "." + body);
        String mux = "t=" + now + ",v1=" + Signed.hex("mux-secret", now + "." + body);
        RawRequest complete = RawRequest.of("POST", "/webhooks/standard")
                .header("webhook-id", "twice")
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", standard);
        String claims = Deliveries.jwAvailable("w1", "m1");

        for (RawRequest request : List.of(
                complete.header("webhook-id", "other"),
                complete.header("webhook-timestamp", Long.toString(now)),
                complete.header("WEBHOOK-SIGNATURE", standard),
                complete.header("svix-id", "twice")
                        .header("svix-timestamp", Long.toString(now))
                        .header("svix-signature", standard),
                RawRequest.of("POST", "/webhooks/mux").header("Mux-Signature", "t=1," + mux),
                RawRequest.of("POST", "/webhooks/mux")
                        .header("Mux-Signature", mux)
                        .header("Mux-Signature", mux),
                RawRequest.of("POST", "/webhooks/shotstack?token=" + TOKEN + "&token=" + TOKEN),
                RawRequest.of("POST", "/webhooks/shotstack?token=&token=" + TOKEN),
                RawRequest.of("POST", "/webhooks/shotstack?token=%74" + TOKEN.substring(1)),
                RawRequest.of("POST", "/webhooks/shotstack;token=" + TOKEN))) {
            refusesOr(401, request.body(body.getBytes(UTF_8)));
        }
        String token = "Bearer " + Signed.jwt("jw-secret", claims);
        String doubled = claims.replaceFirst("\\{", "{\"media_id\":\"m2\",");
        refuses(401, jw(token).body(doubled.getBytes(UTF_8)));
        refuses(401, jw(token).header("Authorization", token).body(claims.getBytes(UTF_8)));
        assertThat(jw("Bearer " + Signed.jwt("jw-secret", doubled))
                        .body(doubled.getBytes(UTF_8))
                        .status(application))
                .as("also where the platform itself says so")
                .isBetween(400, 401);
        assertThat(heard.isEmpty()).isTrue();
        assertThat(complete.body(body.getBytes(UTF_8)).status(application)).isEqualTo(200);
        assertThat(heard.next()).isEqualTo("twice");
    }

    private static RawRequest jw(String authorization) {
        return RawRequest.of("POST", "/webhooks/jw").header("Authorization", authorization);
    }

    private static void refuses(int status, RawRequest request) {
        assertThat(request.status(application)).as("%s", request.headers()).isEqualTo(status);
        assertThat(heard.isEmpty()).isTrue();
    }

    /** By this status, or by the server itself. */
    private static void refusesOr(int status, RawRequest request) {
        assertThat(request.status(application)).as("%s", request.headers()).isIn(status, 400, 404, RawRequest.CLOSED);
        assertThat(heard.isEmpty()).isTrue();
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

        @Bean
        Hooks hooks(Heard heard) {
            return new Hooks(heard);
        }
    }

    record Catalog(Heard heard) {

        @WebhookListener
        void any(WebhookEvent event, Delivery delivery) {
            heard.add(String.valueOf(event.envelope().id()));
        }
    }

    @RestController
    record Hooks(Heard heard) {

        @PostMapping(CONTROLLER)
        void own(VerifiedWebhook webhook) {
            heard.add(webhook.identity().readable());
        }
    }
}
