package dev.cuehook.servlet;

import static dev.cuehook.servlet.ReceiverApp.PATH;
import static dev.cuehook.servlet.wire.FastPixWire.mediaReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.servlet.container.Container;
import dev.cuehook.servlet.container.Containers;
import dev.cuehook.servlet.wire.FastPixWire;
import java.util.List;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Http2Test {

    private final HttpClient client = new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()));

    @BeforeEach
    void start() throws Exception {
        client.start();
    }

    @AfterEach
    void stop() throws Exception {
        client.stop();
    }

    private Request post(Container container, byte[] body) {
        return client.POST("http://localhost:" + container.port() + PATH)
                .headers(headers -> headers.add(FastPixWire.HEADER, FastPixWire.signature(body)));
    }

    private static BytesRequestContent ofUnknownLength(byte[] body) {
        return new BytesRequestContent(body) {
            @Override
            public long getLength() {
                return -1;
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void acceptsDeliveriesWithAndWithoutALength(Containers containers) throws Exception {
        byte[] announced = mediaReady("e-1");
        byte[] streamed = mediaReady("e-2", 100_000);
        try (ReceiverApp app = ReceiverApp.on(containers)) {
            ContentResponse first = post(app.container(), announced)
                    .body(new BytesRequestContent(announced))
                    .send();
            ContentResponse second = post(app.container(), streamed)
                    .body(ofUnknownLength(streamed))
                    .send();

            assertThat(first.getVersion()).isEqualTo(HttpVersion.HTTP_2);
            assertThat(List.of(first.getStatus(), second.getStatus())).containsExactly(200, 200);
            assertThat(app.handled()).containsExactly("e-1", "e-2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithoutTheConnectionHeader(Containers containers) throws Exception {
        byte[] body = mediaReady("e-1");
        try (ReceiverApp app =
                ReceiverApp.with().options(options -> options.bodyLimit(1_000)).start(containers)) {
            List<ContentResponse> refusals = List.of(
                    post(app.container(), mediaReady("other"))
                            .body(new BytesRequestContent(body))
                            .send(),
                    post(app.container(), body)
                            .headers(headers -> headers.add(FastPixWire.HEADER, "again"))
                            .send(),
                    post(app.container(), body)
                            .body(new BytesRequestContent(mediaReady("e-1", 1_001)))
                            .send(),
                    client.newRequest("http://localhost:" + app.container().port() + PATH)
                            .send());

            assertThat(refusals).extracting(ContentResponse::getStatus).containsExactly(401, 401, 413, 405);
            assertThat(refusals).noneMatch(refusal -> refusal.getHeaders().contains("Connection"));
            assertThat(post(app.container(), body)
                            .body(new BytesRequestContent(body))
                            .send()
                            .getStatus())
                    .as("on the same connection")
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void guardsControllers(Containers containers) throws Exception {
        byte[] body = mediaReady("e-1");
        Controller controller = Controller.answeringOk();
        try (GuardedApp app = GuardedApp.with(controller).start(containers)) {
            ContentResponse forged = post(app.container(), mediaReady("other"))
                    .body(new BytesRequestContent(body))
                    .send();
            ContentResponse genuine = post(app.container(), body)
                    .body(new BytesRequestContent(body))
                    .send();

            assertThat(List.of(forged.getStatus(), genuine.getStatus())).containsExactly(401, 200);
            assertThat(controller.reached()).containsExactly("e-1");
        }
    }
}
