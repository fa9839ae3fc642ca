package dev.cuehook.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;

/**
 * Leaves some requests' bodies as they came. Spring reads forms of parts before any interceptor: of webhooks that nobody has
 * verified yet, and a form that is none would be a failure of the application.
 */
final class UnreadParts implements MultipartResolver {

    private final MultipartResolver parts;
    private final Predicate<HttpServletRequest> unread;

    UnreadParts(MultipartResolver parts, Predicate<HttpServletRequest> unread) {
        this.parts = parts;
        this.unread = unread;
    }

    @Override
    public boolean isMultipart(HttpServletRequest request) {
        return parts.isMultipart(request) && !unread.test(request);
    }

    @Override
    public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) throws MultipartException {
        return parts.resolveMultipart(request);
    }

    @Override
    public void cleanupMultipart(MultipartHttpServletRequest request) {
        parts.cleanupMultipart(request);
    }
}
