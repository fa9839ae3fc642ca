package dev.cuehook.servlet;

import dev.cuehook.WebhookResponse;
import dev.cuehook.receiver.Ticket;
import dev.cuehook.receiver.WebhookReceiver;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings requests to a {@link WebhookReceiver} and its answers back. One servlet serves all of the receiver's endpoints; it
 * needs no {@code web.xml}. Thread-safe.
 *
 * <pre>{@code
 * // in a ServletContextListener or ServletContainerInitializer
 * WebhookReceiver receiver = WebhookReceiver.builder()
 *         .endpoint("fastpix", FastPix.verifier(Secret.of(System.getenv("FASTPIX_SECRET"))))
 *         .inbox(Inbox.inMemory())
 *         .handlers(h -> h.on(FastPixEvent.MediaReady.class, (e, d) -> catalog.publish(e.media().id())))
 *         .build();
 * receiver.start(); // and receiver.close() when the application ends
 * servletContext.addServlet("webhooks", new WebhookServlet(receiver)).addMapping("/webhooks/*");
 * }</pre>
 *
 * <p>An endpoint's path is relative to the context path and does not depend on the servlet's mapping: map the servlet so that
 * the container brings it the paths of all endpoints. It neither starts nor closes the receiver.
 *
 * <p>What a request may cost before it is verified is decided by the core: a refusal that needs no body is answered without
 * reading one, and closes the connection. Tomcat sends {@code 100 Continue} before any servlet is asked, unless its connector
 * says {@code continueResponseTiming="onRead"}; Jetty waits by itself. After the answer, Tomcat reads on for up to two megabytes
 * of a body that was not read, on the same thread and however slowly it comes, unless the connector says {@code
 * maxSwallowSize="0"}. A sender that stops altogether in the middle of a body is ended by the container's own time-out, so keep
 * that short.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>The path is compared raw, byte by byte: another spelling of an endpoint's path is 404, never accepted.
 *   <li>Every method but POST is answered 405 with {@code Allow}.
 *   <li>The status is the one that the core decided: no error page, no redirect, no cookie.
 * </ul>
 *
 * @since 0.1
 */
public final class WebhookServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient WebhookReceiver receiver;

    /** A servlet for this receiver, which its owner starts and closes. */
    public WebhookServlet(WebhookReceiver receiver) {
        this.receiver = Objects.requireNonNull(receiver, "receiver");
    }

    /**
     * The path by which {@link WebhookReceiver#serves} knows whether a request is an endpoint's: the request URI as it came,
     * less the context path. Nothing is decoded or normalized. What lets webhooks past a check of its own decides with these
     * two, as this servlet does, so that no other spelling gets past it.
     */
    public static String pathOf(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Ticket ticket = receiver.admit(RequestHead.of(request));
        Optional<WebhookResponse> decided = ticket.response();
        WebhookResponse answer = decided.isPresent() ? decided.get() : receive(ticket, request);
        Thread.interrupted(); // what a handler left behind: with it, Tomcat closes the connection instead of answering
        ResponseWriter.write(answer, request, response);
    }

    private WebhookResponse receive(Ticket ticket, HttpServletRequest request) throws IOException {
        InputStream body = RequestBody.unread(request);
        return body == null ? receiver.bodyAlreadyRead(ticket) : receiver.receive(ticket, body);
    }
}
