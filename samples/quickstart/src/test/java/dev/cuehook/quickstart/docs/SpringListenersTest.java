package dev.cuehook.quickstart.docs;

import static dev.cuehook.spring.test.WebhookRequests.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.cuehook.spring.test.CuehookTest;
import dev.cuehook.spring.test.TestWebhooks;
import dev.cuehook.testing.FastPixSamples;
import dev.cuehook.testing.Signer;
import dev.cuehook.testing.Signers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A listener's test as an application has it, with its beans as lists. */
@Import(SpringListenersTest.Beans.class)
@TestPropertySource(
        properties = {
            "spring.config.name=none",
            "cuehook.endpoints.fastpix.platform=fastpix",
            "cuehook.endpoints.fastpix.secrets=${FASTPIX_SECRET}",
            "cuehook.endpoints.jw.platform=jwplayer",
            "cuehook.endpoints.jw.secrets=a-secret-of-jw-player-of-32-bytes"
        })
@CuehookTest(classes = SpringListeners.class, properties = "FASTPIX_SECRET=ZGVtby1mYXN0cGl4LXNlY3JldA==")
class SpringListenersTest {

    @Autowired
    private TestWebhooks webhooks;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private List<String> published;

    @BeforeEach
    void forget() {
        published.clear();
    }

    @Test
    void publishesWhatIsReady() {
        webhooks.deliver("fastpix", FastPixSamples.mediaReady().id("m1")).requireHandled();

        assertThat(published).containsExactly("m1");
    }

    @Test
    void answersAForgery() throws Exception {
        Signer stranger = Signers.fastPix("YW5vdGhlci1zZWNyZXQtb2YtaXQ=");

        mvc.perform(post("/webhooks/fastpix").with(signed(stranger, FastPixSamples.mediaReady())))
                .andExpect(status().isUnauthorized());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        List<String> published() {
            return new CopyOnWriteArrayList<>();
        }

        @Bean
        Catalog catalog(List<String> published) {
            return mediaId -> published.add(String.valueOf(mediaId));
        }

        @Bean
        Alerts alerts() {
            return lifecycle -> {};
        }
    }
}
