package dev.cuehook.servlet;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookResponse;
import dev.cuehook.receiver.Admission;
import dev.cuehook.receiver.InlineEndpoint;
import dev.cuehook.receiver.Ticket;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A request that an {@link InlineEndpoint} let in, until its final status is known: what {@link WebhookFilter} stands on, for
 * code that guards a controller from within a framework and not from a filter. Its body has been read.
 *
 * <p>It ends once: a final 2xx completes the delivery, any other status releases it, so that the next attempt is handled.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class GuardedRequest {

    private final Admission<?> admission;
    private final HttpServletResponse response;
    private final AsyncListener listener = new FinalStatus();
    private volatile boolean async;

    private GuardedRequest(Admission<?> admission, HttpServletResponse response) {
        this.admission = admission;
        this.response = response;
    }

    /**
     * Reads and verifies a request that nobody has read yet. Empty where there is nothing to handle (a refusal, a probe, a
     * repeat): then the answer is written, and nothing more is to be done with the request.
     */
    public static Optional<GuardedRequest> admit(
            InlineEndpoint<?> endpoint, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Ticket ticket = endpoint.admit(RequestHead.of(request));
        Optional<WebhookResponse> refused = ticket.response();
        if (refused.isPresent()) {
            ResponseWriter.write(refused.get(), request, response);
            return Optional.empty();
        }
        InputStream body = RequestBody.unread(request);
        Admission<?> admission = body == null ? endpoint.bodyAlreadyRead(ticket) : endpoint.admit(ticket, body);
        Optional<WebhookResponse> answered = admission.response();
        if (answered.isPresent()) {
            ResponseWriter.write(answered.get(), request, response);
            return Optional.empty();
        }
        return Optional.of(new GuardedRequest(admission, response));
    }

    /** The event, of the platform's family. */
    public WebhookEvent event() {
        return admission.event();
    }

    /** The verified delivery. */
    public VerifiedWebhook webhook() {
        return admission.webhook();
    }

    /**
     * The request's thread is done with it: the status decides, or the end of the asynchronous work that was started. To be
     * called on that thread; again for each dispatch, if that is convenient.
     */
    public void returned(HttpServletRequest request) {
        if (!async && request.isAsyncStarted()) {
            watch(request.getAsyncContext());
        }
        if (!async) {
            settle();
        }
    }

    /** It was not handled, whatever the status: the next attempt is. */
    public void release() {
        admission.release();
    }

    /** Asynchronous work is watched from the moment it starts: when the thread returns, it may be over already. */
    AsyncContext watch(AsyncContext context) {
        async = true;
        context.addListener(listener);
        return context;
    }

    private void settle() {
        int status = response.getStatus();
        if (status >= 200 && status < 300) {
            admission.complete();
        } else {
            admission.release();
        }
    }

    private final class FinalStatus implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            settle();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // Others may still answer; what they or the container say is there on completion
        }

        @Override
        public void onError(AsyncEvent event) {
            release();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            watch(event.getAsyncContext()); // a new cycle starts without the listeners of the one before
        }
    }
}
