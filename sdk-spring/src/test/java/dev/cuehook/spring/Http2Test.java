package dev.cuehook.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code server.http2.enabled}: the starter's servlet and a controller over one connection of many streams. */
class Http2Test {

    private static final String SECRET = "c2VjcmV0LW9mLWZhc3RwaXg=";

    @SuppressWarnings("NullAway.Init")
    private static Application application;

    @BeforeAll
    static void start() {
        application = Application.start(
                RequestShapesTest.Studio.class,
                "--server.http2.enabled=true",
                "--cuehook.endpoints.fastpix.platform=fastpix",
                "--cuehook.endpoints.fastpix.secrets=" + SECRET,
                "--cuehook.endpoints.own.platform=fastpix",
                "--cuehook.endpoints.own.secrets=" + SECRET,
                "--cuehook.endpoints.own.controller=true");
        application.get("/the-first-request-turns-the-connection");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/fastpix", "/hooks/fastpix"})
    void takesWhatIsGenuineAndNothingElse(String path) {
        Heard heard = application.context().getBean(Heard.class);
        String in = path.substring(1, 4);
        String body = Deliveries.fastPixReady(in + "-small", "m1");
        String signature = Signed.base64(SECRET, body);
        String large = Deliveries.fastPixReady(in + "-large", "m1") + " ".repeat(200_000);
        List<Integer> statuses = new ArrayList<>();

        statuses.add(post(path, BodyPublishers.ofString(body), Signed.base64(SECRET, "other")));
        statuses.add(post(path, BodyPublishers.ofString(body), signature, signature));
        statuses.add(post(path, BodyPublishers.ofString(body)));
        assertThat(heard.isEmpty()).isTrue();
        statuses.add(post(path, BodyPublishers.ofString(body), signature));
        statuses.add(post(path, ofUnknownLength(large), Signed.base64(SECRET, large)));

        assertThat(statuses).containsExactly(401, 401, 401, 200, 200);
        assertThat(List.of(heard.next(), heard.next())).containsExactlyInAnyOrder(in + "-small", in + "-large");
    }

    private static BodyPublisher ofUnknownLength(String body) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body.getBytes(UTF_8)));
    }

    private static int post(String path, BodyPublisher body, String... signatures) {
        HttpRequest.Builder request = application.request(path).POST(body);
        for (String signature : signatures) {
            request.header("FastPix-Signature", signature);
        }
        HttpResponse<String> response = Application.send(request.build());
        assertThat(response.version()).isEqualTo(Version.HTTP_2);
        return response.statusCode();
    }
}
