package dev.cuehook.receiver;

import dev.cuehook.WebhookResponse;

/**
 * What became of a request, with its answer. Grows in minor versions: keep a {@code default}.
 *
 * @since 0.1
 */
@SuppressWarnings("ImmutableEnumChecker") // WebhookResponse is immutable
public enum Outcome {
    /** Genuine, new, kept. */
    ACCEPTED(WebhookResponse.ok()),
    /** Genuine, and kept or handled before. */
    DUPLICATE(WebhookResponse.ok()),
    /** Genuine, and handled before the answer. */
    HANDLED(WebhookResponse.ok()),
    /** A probe, challenge or test of the platform, and not an event. */
    HANDSHAKE(WebhookResponse.ok()),
    /** Genuine, but not one JSON object within the limits. */
    UNREADABLE(WebhookResponse.badRequest()),
    /** The body ended before its announced length. */
    TRUNCATED(WebhookResponse.text(400, "truncated body").closingConnection()),
    /** Not genuine, or not fresh. */
    REFUSED(WebhookResponse.unauthorized()),
    /** No endpoint has this path. */
    UNKNOWN_ENDPOINT(WebhookResponse.text(404, "not found")),
    /** Not POST. */
    WRONG_METHOD(WebhookResponse.text(405, "method not allowed").header("Allow", "POST")),
    /** The body did not arrive in time. */
    TOO_SLOW(WebhookResponse.text(408, "body too slow").closingConnection()),
    /** The body is longer than the endpoint's limit. */
    TOO_LARGE(WebhookResponse.text(413, "body too large").closingConnection()),
    /** More new deliveries, or more refusals of one address, than the limit allows. */
    OVER_RATE(WebhookResponse.text(429, "too many requests").header("Retry-After", "1")),
    /** The same delivery is being handled at this moment. */
    IN_PROGRESS(WebhookResponse.unavailable()),
    /** The handler failed before the answer. */
    HANDLER_FAILED(WebhookResponse.unavailable()),
    /** Not decided or not kept: the inbox is full or unreachable, a secret cannot be had, too many bodies are in flight. */
    UNAVAILABLE(WebhookResponse.unavailable()),
    /** Something in front of the receiver read the body first. */
    BODY_ALREADY_READ(WebhookResponse.unavailable()),
    /** The receiver has not started, or is closing. */
    NOT_RUNNING(WebhookResponse.unavailable()),
    /** Unforeseen. */
    FAILED(WebhookResponse.text(500, "internal error"));

    private final WebhookResponse response;

    Outcome(WebhookResponse response) {
        this.response = response;
    }

    /** The usual answer. */
    public WebhookResponse response() {
        return response;
    }
}
