package dev.cuehook.spring.test;

import static dev.cuehook.spring.test.WebhookRequests.signed;
import static dev.cuehook.spring.test.WebhookRequests.webhooks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.cuehook.Refusal;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.jwplayer.JwPlayerEvent;
import dev.cuehook.shotstack.ShotstackEvent;
import dev.cuehook.spring.WebhookListener;
import dev.cuehook.testing.FastPixSamples;
import dev.cuehook.testing.JwPlayerSamples;
import dev.cuehook.testing.Sample;
import dev.cuehook.testing.ShotstackSamples;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A slice with one listener, as an application's test has it. */
@ExtendWith(OutputCaptureExtension.class)
@CuehookTest(
        classes = CuehookTestTest.Listener.class,
        properties = {
            "FASTPIX_SECRET=ZGVtby1mYXN0cGl4LXNlY3JldA==",
            "cuehook.endpoints.fastpix.platform=fastpix",
            "cuehook.endpoints.fastpix.secrets=${FASTPIX_SECRET}",
            "cuehook.endpoints.shotstack.platform=shotstack",
            "cuehook.endpoints.shotstack.path=/hooks/renders",
            "cuehook.endpoints.shotstack.tokens=tok-0123456789abcdef",
            "cuehook.endpoints.jw.platform=jwplayer",
            "cuehook.endpoints.jw.secrets=a-secret-of-jw-player-of-32-bytes",
            "cuehook.endpoints.mux.platform=mux",
            "cuehook.endpoints.mux.secrets=mux-secret"
        })
class CuehookTestTest {

    private static final String SECRET = "ZGVtby1mYXN0cGl4LXNlY3JldA==";

    @Autowired
    private TestWebhooks webhooks;

    @Autowired
    private Listener listener;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private WebApplicationContext context;

    @Test
    void handlesBeforeTheDeliveryReturns() {
        DeliveredWebhook delivered = webhooks.deliver(
                        "fastpix", FastPixSamples.mediaReady().id("m1"))
                .requireHandled();

        assertThat(delivered.status()).isEqualTo(200);
        assertThat(listener.heard).endsWith("m1");
    }

    @Test
    void signsForEveryKindOfSecretAndPath() {
        webhooks.deliver("shotstack", ShotstackSamples.renderDone()).requireHandled();
        webhooks.deliver("jw", JwPlayerSamples.mediaAvailable()).requireHandled();
    }

    @Test
    void saysWhyNothingWasHandled() {
        assertNotHandled(
                webhooks.deliver("fastpix", FastPixSamples.mediaFailed()),
                "its listener failed with java.io.IOException");
        assertNotHandled(
                webhooks.deliver("mux", Sample.of("mux", "{\"type\":\"x\",\"id\":\"e1\"}")),
                "no listener takes its type");
        SignedRequest request = webhooks.sign("fastpix", FastPixSamples.mediaReady());
        assertNotHandled(webhooks.send(request.withBody(new byte[] {'{', '}'})), "answered 401, SIGNATURE_MISMATCH");
        webhooks.send(request).requireHandled();
        assertNotHandled(webhooks.send(request), "a duplicate, or not due");
    }

    private static void assertNotHandled(DeliveredWebhook delivered, String why) {
        assertThat(delivered.isHandled()).isFalse();
        assertThatThrownBy(delivered::requireHandled)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesAnotherSendersSecret() {
        DeliveredWebhook delivered = webhooks.deliver(
                "fastpix", Signers.fastPix("YW5vdGhlci1zZWNyZXQtb2YtaXQ="), FastPixSamples.mediaReady());

        assertThat(delivered.status()).isEqualTo(401);
        assertThat(delivered.refusal()).isEqualTo(Refusal.SIGNATURE_MISMATCH);
    }

    @Test
    void namesTheEndpointsThatThereAre() {
        assertThatThrownBy(() -> webhooks.deliver("fastpicks", FastPixSamples.mediaReady()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No endpoint is called 'fastpicks'; there are: [")
                .hasMessageContaining("fastpix");
    }

    @Test
    void mockMvcReachesTheEndpoints() throws Exception {
        mvc.perform(post("/webhooks/fastpix")
                        .with(signed(
                                Signers.fastPix(SECRET),
                                FastPixSamples.mediaReady().id("m2"))))
                .andExpect(status().isOk());
        assertThat(listener.heard).endsWith("m2");

        mvc.perform(post("/hooks/renders").with(signed(webhooks.sign("shotstack", ShotstackSamples.renderDone()))))
                .andExpect(status().isOk());
        mvc.perform(post("/webhooks/fastpix").content("{}x")).andExpect(status().isUnauthorized());
        mvc.perform(get("/webhooks/fastpix")).andExpect(status().isMethodNotAllowed());
        mvc.perform(get("/elsewhere")).andExpect(status().isNotFound());
    }

    @Test
    void aMockMvcOfTheTestsOwnReachesThemToo() throws Exception {
        MockMvc own =
                MockMvcBuilders.webAppContextSetup(context).apply(webhooks()).build();

        own.perform(post("/webhooks/fastpix")
                        .with(signed(
                                Signers.fastPix(SECRET),
                                FastPixSamples.mediaReady().id("m3"))))
                .andExpect(status().isOk());
        assertThat(listener.heard).endsWith("m3");
    }

    static final class Listener {

        final List<String> heard = new ArrayList<>();

        @WebhookListener
        void ready(FastPixEvent.MediaReady event) {
            heard.add(String.valueOf(event.media().id()));
        }

        @WebhookListener
        void failed(FastPixEvent.MediaFailed event) throws IOException {
            throw new IOException("down");
        }

        @WebhookListener
        void render(ShotstackEvent event) {}

        @WebhookListener
        void jw(JwPlayerEvent event) {}
    }
}
