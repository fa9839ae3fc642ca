package dev.cuehook;

/**
 * The request is the platform's probe or challenge, not an event: {@link #response()} is the successful answer.
 *
 * @since 0.1
 */
public final class WebhookHandshakeException extends WebhookException {

    private static final long serialVersionUID = 1L;

    /** A handshake called {@code name} (such as "probe"), and its answer. */
    public WebhookHandshakeException(String name, WebhookResponse response) {
        super(name, response);
    }
}
