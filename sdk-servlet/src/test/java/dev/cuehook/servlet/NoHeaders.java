package dev.cuehook.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** What the specification allows a container that keeps headers to itself. */
final class NoHeaders extends HttpServletRequestWrapper {

    NoHeaders(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable Enumeration<String> getHeaderNames() {
        return null;
    }

    @Override
    public @Nullable Enumeration<String> getHeaders(String name) {
        return null;
    }
}
