package dev.cuehook.servlet;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds a request's body, and whether something else has taken it. */
final class RequestBody {

    private RequestBody() {}

    /** The body from its first byte; null where something in front of us has read it or holds its reader. */
    static @Nullable ServletInputStream unread(HttpServletRequest request) throws IOException {
        ServletInputStream body;
        try {
            body = request.getInputStream();
        } catch (IllegalStateException e) { // getReader() was called
            return null;
        }
        // Nothing was read by us yet: a chunked body that has ended was read by somebody else
        return request.getHeader("Transfer-Encoding") != null && body.isFinished() ? null : body;
    }
}
