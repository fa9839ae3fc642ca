package dev.cuehook.receiver;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookException;
import dev.cuehook.WebhookHandshakeException;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookResponse;
import dev.cuehook.WebhookUnavailableException;
import dev.cuehook.WebhookUnreadableException;
import org.jspecify.annotations.Nullable;

/** Ends a request's way through the pipeline early: its outcome, its answer, and for logs the reason. */
final class Answer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final transient WebhookResponse response;
    private final @Nullable Refusal refusal;

    private Answer(Outcome outcome, WebhookResponse response, @Nullable Refusal refusal, String detail) {
        super(detail, null, false, false);
        this.outcome = outcome;
        this.response = response;
        this.refusal = refusal;
    }

    static Answer of(Outcome outcome, String detail) {
        return new Answer(outcome, outcome.response(), null, detail);
    }

    static Answer refused(Refusal refusal, String detail) {
        return new Answer(Outcome.REFUSED, Outcome.REFUSED.response(), refusal, detail);
    }

    static Answer of(WebhookException e) {
        if (e instanceof WebhookRefusedException refused) {
            return refused(refused.refusal(), refused.detail());
        }
        String message = e.getMessage() == null ? "" : e.getMessage();
        if (e instanceof WebhookUnreadableException) {
            return new Answer(Outcome.UNREADABLE, e.response(), null, message);
        }
        if (e instanceof WebhookHandshakeException) {
            return new Answer(Outcome.HANDSHAKE, e.response(), null, message);
        }
        if (e instanceof WebhookUnavailableException) {
            return new Answer(Outcome.UNAVAILABLE, e.response(), null, message);
        }
        throw new IllegalStateException("An exception without an answer.", e);
    }

    Outcome outcome() {
        return outcome;
    }

    WebhookResponse response() {
        return response;
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** The same, after which the connection is closed because the body was not read. */
    Answer withBodyUnread() {
        return new Answer(outcome, response.closingConnection(), refusal, detail());
    }
}
