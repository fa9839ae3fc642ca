package dev.cuehook;

/**
 * A request that is not an event: refused, unreadable, a handshake, or one that cannot be decided now. Carries the
 * ready answer.
 *
 * <p>Made without a stack trace, so that a flood of forged requests stays cheap. The message never holds a secret, a
 * signature or any part of a body.
 *
 * @since 0.1
 */
public abstract sealed class WebhookException extends RuntimeException
        permits WebhookRefusedException,
                WebhookUnreadableException,
                WebhookHandshakeException,
                WebhookUnavailableException {

    private static final long serialVersionUID = 1L;

    private final transient WebhookResponse response;

    WebhookException(String message, WebhookResponse response) {
        super(message, null, false, false);
        this.response = response;
    }

    /** The answer to send: status, generic text and headers. Says nothing about the reason. */
    public WebhookResponse response() {
        return response;
    }
}
