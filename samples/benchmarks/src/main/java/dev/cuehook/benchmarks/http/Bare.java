package dev.cuehook.benchmarks.http;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookVerifier;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.function.BiConsumer;

/** Reads the body and answers 200. */
public final class Bare extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient BiConsumer<HttpServletRequest, byte[]> work;

    /** With nothing else. */
    public Bare() {
        this((request, body) -> {});
    }

    /** And verifies it. */
    Bare(WebhookVerifier<?> verifier) {
        this((request, body) -> {
            VerifiedWebhook unused = verifier.verify(request(request, body));
        });
    }

    private Bare(BiConsumer<HttpServletRequest, byte[]> work) {
        this.work = work;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        work.accept(request, body);
        response.setStatus(HttpServletResponse.SC_OK);
    }

    private static WebhookRequest request(HttpServletRequest request, byte[] body) {
        return WebhookRequest.post(request.getRequestURI())
                .headers(Collections.list(request.getHeaderNames()), name -> Collections.list(request.getHeaders(name)))
                .body(body)
                .build();
    }
}
