package dev.cuehook.servlet;

import dev.cuehook.WebhookVerifier;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.receiver.InlineEndpoint;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Guards a controller that exists: what reaches it is genuine and no repeat, and its event lies in the request attribute
 * {@link #EVENT}. Thread-safe.
 *
 * <pre>{@code
 * FilterRegistration.Dynamic guard = servletContext.addFilter(
 *         "fastpix", new WebhookFilter("fastpix", FastPix.verifier(secret), dedupeStore));
 * guard.setAsyncSupported(true);
 * guard.addMappingForServletNames(
 *         EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC), false, "controller");
 *
 * // in the controller
 * FastPixEvent event = (FastPixEvent) request.getAttribute(WebhookFilter.EVENT);
 * }</pre>
 *
 * <p>The filter never looks at the path. What the container maps to it is verified or refused, so map it to everything that
 * leads to the controller: to the servlet's name as above, or to the very pattern that the servlet has, and to all three kinds
 * of dispatch. {@code INCLUDE} and {@code ERROR} pass unseen; do not map it to them, and do not include a guarded path. It must
 * come before filters that read parameters or bodies: a body that was read already is answered 503. (Containers run mappings
 * to patterns before mappings to names, and each in the order in which they were added.)
 *
 * <p>The body can be read again, as often as wanted, by {@code getInputStream()} and {@code getReader()}; it holds the bytes
 * that were verified, and text is UTF-8 unless the request says otherwise. Parameters are those of the query.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Nothing reaches the chain on {@code REQUEST}, {@code FORWARD} or {@code ASYNC} that this filter did not verify in this
 *       request. A dispatch within a verified request passes and consumes nothing again; what says so is an attribute that no
 *       client can set, and a filter believes only its own.
 *   <li>A delivery counts as handled when its final status is 2xx: when the chain returns, or when asynchronous work that it
 *       started completes. Any other status, an exception and an error in asynchronous work release it, and the next attempt
 *       is handled. Where the container never reports the end of asynchronous work, the endpoint's lease ends it.
 *   <li>A repeat that comes while the first is handled waits, up to the endpoint's deadline, and is then answered 503.
 * </ul>
 *
 * @since 0.1
 */
public final class WebhookFilter implements Filter {

    /** The request attribute with the event, of the platform's family. */
    public static final String EVENT = "dev.cuehook.servlet.event";

    /** The request attribute with the {@link dev.cuehook.VerifiedWebhook}. */
    public static final String WEBHOOK = "dev.cuehook.servlet.webhook";

    private static final AtomicLong FILTERS = new AtomicLong();

    private final InlineEndpoint<?> endpoint;
    private final String passed = "dev.cuehook.servlet.passed." + FILTERS.incrementAndGet();

    /**
     * A guard that remembers deliveries in memory, for seven days: a restart forgets them, and another process does not know
     * them.
     */
    public WebhookFilter(String endpoint, WebhookVerifier<?> verifier) {
        this(InlineEndpoint.builder(endpoint, verifier).build());
    }

    /** A guard that remembers deliveries in this store, which its owner closes. */
    public WebhookFilter(String endpoint, WebhookVerifier<?> verifier, DedupeStore dedupe) {
        this(InlineEndpoint.builder(endpoint, verifier).dedupe(dedupe).build());
    }

    /** A guard for an endpoint with options of its own. */
    public WebhookFilter(InlineEndpoint<?> endpoint) {
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            throw new ServletException("A request that is not HTTP came to endpoint '" + endpoint.name()
                    + "'; expected HTTP. Map the filter to HTTP only.");
        }
        switch (request.getDispatcherType()) {
            case REQUEST, FORWARD, ASYNC -> guard(http, answer, chain);
            case INCLUDE, ERROR -> chain.doFilter(request, response);
        }
    }

    private void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(passed) instanceof Passage passage) {
            passage.again(request, response, chain);
            return;
        }
        Optional<GuardedRequest> admitted = GuardedRequest.admit(endpoint, request, response);
        if (admitted.isEmpty()) {
            return;
        }
        Passage passage = new Passage(admitted.get());
        request.setAttribute(passed, passage);
        request.setAttribute(EVENT, passage.guarded().event());
        request.setAttribute(WEBHOOK, passage.guarded().webhook());
        passage.first(request, response, chain);
    }
}
