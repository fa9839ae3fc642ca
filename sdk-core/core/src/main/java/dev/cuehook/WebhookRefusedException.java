package dev.cuehook;

/**
 * The request is not genuine, or not fresh enough; nothing of it may be used. {@link #response()} is a 401; whoever catches
 * this answers it.
 *
 * @since 0.1
 */
public final class WebhookRefusedException extends WebhookException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final String detail;

    /**
     * A refusal.
     *
     * @param refusal the reason
     * @param detail what was found and what was expected, for logs; never a secret, signature or body
     */
    public WebhookRefusedException(Refusal refusal, String detail) {
        super(detail, WebhookResponse.unauthorized());
        this.refusal = refusal;
        this.detail = detail;
    }

    /** {@code REASON: detail}; put together when it is asked for, because in a flood of forged requests nobody does. */
    @Override
    public String getMessage() {
        return refusal + ": " + detail;
    }

    /** What was found and what was expected, for logs. */
    public String detail() {
        return detail;
    }

    /** The reason, for logs and metrics; not for the sender. */
    public Refusal refusal() {
        return refusal;
    }
}
