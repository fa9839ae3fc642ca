package dev.cuehook.testing;

import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as a platform would send it: method, URL, headers and body bytes, for whatever sends requests in a test
 * (MockMvc, RestAssured, the JDK's client, curl). The withers tamper with it. Immutable and thread-safe; {@code
 * toString} shows neither query nor headers nor body.
 *
 * @since 0.1
 */
public final class SignedRequest {

    private final String method;
    private final String target;
    private final @Nullable String query;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private SignedRequest(
            String method, String target, @Nullable String query, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /** A POST request without headers; a URL with a query keeps it apart. The body is copied. */
    public static SignedRequest post(String url, byte[] body) {
        int question = url.indexOf('?');
        return new SignedRequest(
                "POST",
                question < 0 ? url : url.substring(0, question),
                question < 0 ? null : url.substring(question + 1),
                Map.of(),
                body.clone());
    }

    /** The method; {@code POST} unless changed. */
    public String method() {
        return method;
    }

    /** The whole URL, with the query if there is one. The query may hold a token. */
    public String url() {
        return query == null ? target : target + '?' + query;
    }

    /** The query without its question mark; null where there is none. */
    public @Nullable String query() {
        return query;
    }

    /** Every header with all its values, in order; unmodifiable. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** A header's first value, by its name in any case; null where it is absent. */
    public @Nullable String header(String name) {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue().get(0);
            }
        }
        return null;
    }

    /** The body's bytes, a copy. */
    public byte[] body() {
        return body.clone();
    }

    /** The same request to another URL: everything before the query. A query of {@code url} goes before the own one. */
    public SignedRequest to(String url) {
        SignedRequest other = post(url, body);
        String joined = other.query == null ? query : query == null ? other.query : other.query + '&' + query;
        return new SignedRequest(method, other.target, joined, headers, body);
    }

    /** The same request with another query; null takes it away. */
    public SignedRequest withQuery(@Nullable String other) {
        return new SignedRequest(method, target, other, headers, body);
    }

    /** The same request with another method. */
    public SignedRequest withMethod(String other) {
        return new SignedRequest(other, target, query, headers, body);
    }

    /** The same request with another body, and so no longer what was signed. The body is copied. */
    public SignedRequest withBody(byte[] other) {
        return new SignedRequest(method, target, query, headers, other.clone());
    }

    /** The same request with one value of this header, whatever it had before. */
    public SignedRequest withHeader(String name, String value) {
        return withoutHeader(name).withAddedHeader(name, value);
    }

    /** The same request with one more value of this header. */
    public SignedRequest withAddedHeader(String name, String value) {
        Objects.requireNonNull(value, "value");
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        String known = headers.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
        List<String> values = new ArrayList<>(more.getOrDefault(known, List.of()));
        values.add(value);
        more.put(known, List.copyOf(values));
        return new SignedRequest(method, target, query, Collections.unmodifiableMap(more), body);
    }

    /** The same request without this header, by its name in any case. */
    public SignedRequest withoutHeader(String name) {
        Map<String, List<String>> fewer = new LinkedHashMap<>(headers);
        fewer.keySet().removeIf(name::equalsIgnoreCase);
        return new SignedRequest(method, target, query, Collections.unmodifiableMap(fewer), body);
    }

    /** The request as a verifier or receiver takes it. */
    public WebhookRequest toWebhookRequest() {
        return begin().body(body()).build();
    }

    /** The head alone, as a receiver decides on it. */
    public WebhookHead toWebhookHead() {
        return begin().head();
    }

    private WebhookRequest.Builder begin() {
        return WebhookRequest.method(method, url()).headers(headers);
    }

    /**
     * A command line for bash that sends exactly this with curl and prints the status. It holds the signature, and the
     * token if there is one.
     */
    public String toCurl() {
        return CurlCommand.of(this);
    }

    @Override
    public String toString() {
        return "SignedRequest[" + method + " " + target + ", " + body.length + " bytes]";
    }
}
