package dev.cuehook.receiver;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import dev.cuehook.WebhookResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link InlineEndpoint} made of a request: the answer, or an event to handle. An event must be ended with {@link
 * #complete()} (its answer is a 2xx and final) or {@link #release()} (anything else); the first call counts. Thread-safe.
 *
 * @param <E> the platform's family of events
 * @since 0.1
 */
public final class Admission<E extends WebhookEvent> {

    private final @Nullable WebhookResponse response;
    private final @Nullable E event;
    private final @Nullable VerifiedWebhook webhook;
    private final Runnable complete;
    private final Runnable release;
    private final AtomicBoolean ended = new AtomicBoolean();

    private Admission(
            @Nullable WebhookResponse response,
            @Nullable E event,
            @Nullable VerifiedWebhook webhook,
            Runnable complete,
            Runnable release) {
        this.response = response;
        this.event = event;
        this.webhook = webhook;
        this.complete = complete;
        this.release = release;
    }

    static <E extends WebhookEvent> Admission<E> answered(WebhookResponse response) {
        return new Admission<>(response, null, null, () -> {}, () -> {});
    }

    static <E extends WebhookEvent> Admission<E> admitted(
            E event, VerifiedWebhook webhook, Runnable complete, Runnable release) {
        return new Admission<>(null, event, webhook, complete, release);
    }

    /** The answer, where there is nothing to handle: a refusal, a probe, a duplicate. Empty where there is an event. */
    public Optional<WebhookResponse> response() {
        return Optional.ofNullable(response);
    }

    /**
     * The event.
     *
     * @throws IllegalStateException if there is an answer instead
     */
    public E event() {
        if (event == null) {
            throw new IllegalStateException("This request has an answer and no event; send response().");
        }
        return event;
    }

    /**
     * The verified delivery.
     *
     * @throws IllegalStateException if there is an answer instead
     */
    public VerifiedWebhook webhook() {
        if (webhook == null) {
            throw new IllegalStateException("This request has an answer and no delivery; send response().");
        }
        return webhook;
    }

    /** The event was handled, and the answer is a final 2xx: a repeat is a duplicate from now on. */
    public void complete() {
        end(complete);
    }

    /** The event was not handled, or the answer is no 2xx: a repeat is handled. */
    public void release() {
        end(release);
    }

    private void end(Runnable how) {
        if (ended.compareAndSet(false, true)) {
            how.run();
        }
    }
}
