package dev.cuehook.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * A verified request whose body can be read again, from the start at every call. Lengths are those of the verified bytes,
 * which differ from the sender's where a token carries the event.
 */
final class ReplayedRequest extends HttpServletRequestWrapper {

    private static final String CONTENT_LENGTH = "Content-Length";

    private final HttpServletResponse response;
    private final GuardedRequest guarded;
    private final byte[] body;

    ReplayedRequest(HttpServletRequest request, HttpServletResponse response, GuardedRequest guarded, byte[] body) {
        super(request);
        this.response = response;
        this.guarded = guarded;
        this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new ReplayedBody(body, this);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String charset = getCharacterEncoding();
        // Verified bodies are JSON: UTF-8, and not the ISO-8859-1 that containers take where nothing is said
        return new BufferedReader(
                new InputStreamReader(getInputStream(), charset == null ? StandardCharsets.UTF_8.name() : charset));
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public @Nullable String getHeader(String name) {
        String value = super.getHeader(name);
        return value != null && CONTENT_LENGTH.equalsIgnoreCase(name) ? Integer.toString(body.length) : value;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return CONTENT_LENGTH.equalsIgnoreCase(name) && super.getHeader(name) != null
                ? Collections.enumeration(Collections.singleton(Integer.toString(body.length)))
                : super.getHeaders(name);
    }

    @Override
    public int getIntHeader(String name) {
        int value = super.getIntHeader(name);
        return value >= 0 && CONTENT_LENGTH.equalsIgnoreCase(name) ? body.length : value;
    }

    /** With this request: the container's own has no body left. */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return guarded.watch(super.startAsync(request, response));
    }
}
