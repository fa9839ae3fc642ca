package dev.cuehook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An answer to the sender: status, short text, headers. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class WebhookResponse {

    private static final WebhookResponse OK = new WebhookResponse(200, "", Map.of(), false);
    private static final WebhookResponse BAD_REQUEST = text(400, "bad request");
    /** HTTP wants a challenge with every 401, and some clients fail without one; none knows this scheme. */
    private static final WebhookResponse UNAUTHORIZED =
            text(401, "unauthorized").header("WWW-Authenticate", "Webhook");

    private static final WebhookResponse UNAVAILABLE = text(503, "unavailable").header("Retry-After", "5");

    private final int status;
    private final String body;
    private final Map<String, String> headers;
    private final boolean closesConnection;

    private WebhookResponse(int status, String body, Map<String, String> headers, boolean closesConnection) {
        this.status = status;
        this.body = body;
        this.headers = headers;
        this.closesConnection = closesConnection;
    }

    /** 200 with an empty body: what every supported platform takes as an acknowledgement. */
    public static WebhookResponse ok() {
        return OK;
    }

    /** 400: the delivery is genuine, and unreadable. */
    public static WebhookResponse badRequest() {
        return BAD_REQUEST;
    }

    /** 401 with a generic text: any refusal. */
    public static WebhookResponse unauthorized() {
        return UNAUTHORIZED;
    }

    /** 503 with {@code Retry-After: 5}: not decided or not kept; to be sent again. */
    public static WebhookResponse unavailable() {
        return UNAVAILABLE;
    }

    /** An answer with this status; a text that is not empty is sent as {@code text/plain}. */
    public static WebhookResponse text(int status, String body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("Status is " + status + "; expected 200 to 599.");
        }
        Map<String, String> headers = body.isEmpty() ? Map.of() : Map.of("Content-Type", "text/plain;charset=utf-8");
        return new WebhookResponse(status, body, headers, false);
    }

    /** The same answer with one header more (or with another value). */
    public WebhookResponse header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new WebhookResponse(status, body, Map.copyOf(more), closesConnection);
    }

    /** The same answer, after which the connection is to be closed because the request's body was not read. */
    public WebhookResponse closingConnection() {
        return closesConnection ? this : new WebhookResponse(status, body, headers, true);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The text; empty for most answers. */
    public String body() {
        return body;
    }

    /** The headers to set; unmodifiable. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Whether the connection must not be used again, because body bytes were left unread on it. */
    public boolean closesConnection() {
        return closesConnection;
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status < 300;
    }

    @Override
    public String toString() {
        return "WebhookResponse[" + status + "]";
    }
}
