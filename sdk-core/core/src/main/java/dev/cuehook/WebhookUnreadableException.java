package dev.cuehook;

/**
 * The delivery is genuine, but its body is not one JSON object within the JSON limits. Answered 400.
 *
 * @since 0.1
 */
public final class WebhookUnreadableException extends WebhookException {

    private static final long serialVersionUID = 1L;

    /** An unreadable body; {@code detail} says what was found without quoting the body. */
    public WebhookUnreadableException(String detail) {
        super(detail, WebhookResponse.badRequest());
    }
}
