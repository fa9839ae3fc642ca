package dev.cuehook.quickstart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.testing.FastPixSamples;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The guarded controller, without a server. */
class GuardTest {

    private static final String SECRET = "ZGVtby1mYXN0cGl4LXNlY3JldA==";

    private final List<String> published = new ArrayList<>();
    private final FilterRegistrationBean<?> guard = new GuardBeans().guard(SECRET);
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(
                    new GuardBeans.Hooks(mediaId -> published.add(String.valueOf(mediaId))))
            .addFilters(guard.getFilter())
            .build();

    @Test
    void theControllerGetsWhatIsGenuineOnce() throws Exception {
        SignedRequest request = Signers.fastPix(SECRET)
                .sign(FastPixSamples.mediaReady().id("m1"))
                .to("http://localhost/hooks/fastpix");

        assertThat(send(request).getStatus()).isEqualTo(200);
        assertThat(send(request).getStatus()).isEqualTo(200); // a repeat: answered, and not handled again
        assertThat(send(request.withBody(new byte[] {'{', '}', ' '})).getStatus())
                .isEqualTo(401);
        assertThat(published).containsExactly("m1");
    }

    /** Sends a signed request to MockMvc. */
    private MockHttpServletResponse send(SignedRequest signed) throws Exception {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.post(signed.url()).content(signed.body());
        signed.headers().forEach((name, values) -> request.header(name, values.toArray()));
        return mvc.perform(request).andReturn().getResponse();
    }
}
