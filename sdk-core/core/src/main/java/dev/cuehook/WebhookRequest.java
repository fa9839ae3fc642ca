package dev.cuehook;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as it arrived: the head and the body's exact bytes. Untrusted.
 *
 * <p>There is no way to hand over a body as text: a signature covers bytes, and decoding and encoding again changes
 * them. The byte array is kept without a copy; whoever hands it over must not change it afterwards. Immutable and
 * thread-safe under that condition. {@code toString} shows neither query nor body.
 *
 * @since 0.1
 */
public final class WebhookRequest {

    private final WebhookHead head;
    private final byte[] body;
    private final @Nullable Instant receivedAt;

    private WebhookRequest(WebhookHead head, byte[] body, @Nullable Instant receivedAt) {
        this.head = head;
        this.body = body;
        this.receivedAt = receivedAt;
    }

    /** Begins a POST request to this URL; an absolute URL, or a path with an optional query. */
    public static Builder post(String url) {
        return new Builder("POST", url);
    }

    /** Begins a POST request to this URL. */
    public static Builder post(URI url) {
        return post(url.toString());
    }

    /** Begins a request with any method. */
    public static Builder method(String method, String url) {
        return new Builder(method, url);
    }

    /** Method, path, query, headers. */
    public WebhookHead head() {
        return head;
    }

    /** The body's bytes, not a copy: do not change them. */
    public byte[] body() {
        return body;
    }

    /** When the request arrived; null where the caller left it to the verifier's clock. */
    public @Nullable Instant receivedAt() {
        return receivedAt;
    }

    @Override
    public String toString() {
        return "WebhookRequest[" + head.method() + " " + head.path() + ", " + body.length + " bytes]";
    }

    /** Collects a request. Not thread-safe; build once. */
    public static final class Builder {

        private final String method;
        private final String path;
        private final @Nullable String query;
        private final List<String> namesAndValues = new ArrayList<>(24);
        private @Nullable String remoteAddress;
        private byte[] body = new byte[0];
        private @Nullable Instant receivedAt;

        private Builder(String method, String url) {
            this.method = Objects.requireNonNull(method, "method");
            int fragment = Objects.requireNonNull(url, "url").indexOf('#');
            String target = fragment < 0 ? url : url.substring(0, fragment);
            int question = target.indexOf('?');
            this.query = question < 0 ? null : target.substring(question + 1);
            this.path = pathOf(question < 0 ? target : target.substring(0, question));
        }

        private static String pathOf(String url) {
            int authority = url.startsWith("/") ? -1 : url.indexOf("://");
            if (authority < 0) {
                return url.isEmpty() ? "/" : url;
            }
            int slash = url.indexOf('/', authority + 3);
            return slash < 0 ? "/" : url.substring(slash);
        }

        /** Adds one header value. */
        public Builder header(String name, String value) {
            namesAndValues.add(Objects.requireNonNull(name, "name"));
            namesAndValues.add(Objects.requireNonNull(value, "value"));
            return this;
        }

        /** Adds every value of every header, as the JDK's {@code HttpHeaders.map()} and most frameworks hold them. */
        public Builder headers(Map<String, ? extends Iterable<String>> headers) {
            headers.forEach((name, values) -> values.forEach(value -> header(name, value)));
            return this;
        }

        /** Adds every value of the named headers, asking {@code valuesOf} for the values of each. */
        public Builder headers(Iterable<String> names, Function<? super String, ? extends Iterable<String>> valuesOf) {
            names.forEach(name -> valuesOf.apply(name).forEach(value -> header(name, value)));
            return this;
        }

        /** The peer's address; only {@code allowed-sources} and limits per address look at it. */
        public Builder remoteAddress(@Nullable String address) {
            this.remoteAddress = address;
            return this;
        }

        /** The body's exact bytes, kept without a copy. Empty unless set. */
        public Builder body(byte[] body) {
            this.body = Objects.requireNonNull(body, "body");
            return this;
        }

        /** When the request arrived, if that is not now. */
        public Builder receivedAt(Instant receivedAt) {
            this.receivedAt = receivedAt;
            return this;
        }

        /** The head alone, for deciding before a body byte is read. */
        public WebhookHead head() {
            return new WebhookHead(method, path, query, remoteAddress, namesAndValues);
        }

        /** The request. */
        public WebhookRequest build() {
            return new WebhookRequest(head(), body, receivedAt);
        }
    }
}
