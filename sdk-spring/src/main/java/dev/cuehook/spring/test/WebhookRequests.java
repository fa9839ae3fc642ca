package dev.cuehook.spring.test;

import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.testing.Sample;
import dev.cuehook.testing.SignedRequest;
import dev.cuehook.testing.Signer;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.ConfigurableMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcConfigurer;
import org.springframework.web.context.WebApplicationContext;

/**
 * Signed requests for MockMvc:
 *
 * <pre>{@code
 * mvc.perform(post("/webhooks/fastpix").with(signed(Signers.fastPix(SECRET), FastPixSamples.mediaReady())))
 *         .andExpect(status().isOk());
 * }</pre>
 *
 * @since 0.1
 */
public final class WebhookRequests {

    private WebhookRequests() {}

    /** Makes the request one that the platform would send with this sample now; its path stays. */
    public static RequestPostProcessor signed(Signer signer, Sample sample) {
        return signed(signer.sign(sample));
    }

    /** Gives the request the method, query, headers and body of this one; its path stays. */
    public static RequestPostProcessor signed(SignedRequest signed) {
        return request -> {
            request.setMethod(signed.method());
            request.setQueryString(signed.query());
            request.setContent(signed.body());
            signed.headers().forEach((name, values) -> {
                request.removeHeader(name);
                values.forEach(value -> request.addHeader(name, value));
            });
            return request;
        };
    }

    /**
     * Lets a MockMvc of the test's own bring requests to the endpoints, which are no controllers: {@code
     * MockMvcBuilders.webAppContextSetup(context).apply(webhooks())}. In a {@link CuehookTest} deliveries are handled before the
     * request returns.
     */
    public static MockMvcConfigurer webhooks() {
        return new MockMvcConfigurer() {
            @Override
            public RequestPostProcessor beforeMockMvcCreated(
                    ConfigurableMockMvcBuilder<?> builder, WebApplicationContext context) {
                WebhookReceiver receiver = context.getBean(WebhookReceiver.class);
                builder.addFilters(new EndpointFilter(receiver));
                return request -> request;
            }
        };
    }
}
