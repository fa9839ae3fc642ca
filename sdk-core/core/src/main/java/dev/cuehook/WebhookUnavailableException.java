package dev.cuehook;

/**
 * Whether the request is genuine cannot be decided now: no secret is configured yet, or the {@link SecretSource} failed
 * or took too long. Answered 503 with {@code Retry-After}, so that the platform sends it again.
 *
 * @since 0.1
 */
public final class WebhookUnavailableException extends WebhookException {

    private static final long serialVersionUID = 1L;

    /** An undecidable request; {@code detail} says what is missing and what to do. */
    public WebhookUnavailableException(String detail) {
        super(detail, WebhookResponse.unavailable());
    }
}
