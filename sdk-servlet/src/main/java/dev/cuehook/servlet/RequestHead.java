package dev.cuehook.servlet;

import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a servlet request says before its body, as it came: nothing is decoded, normalized or merged. */
final class RequestHead {

    private RequestHead() {}

    static WebhookHead of(HttpServletRequest request) {
        WebhookRequest.Builder head =
                WebhookRequest.method(request.getMethod(), target(request)).remoteAddress(request.getRemoteAddr());
        // Wrappers in front of us may name a header twice; its values must not count twice
        Set<String> seen = new HashSet<>();
        for (String name : each(request.getHeaderNames())) {
            if (seen.add(name.toLowerCase(Locale.ROOT))) {
                for (String value : each(request.getHeaders(name))) {
                    head.header(name, value);
                }
            }
        }
        return head.head();
    }

    private static String target(HttpServletRequest request) {
        String path = WebhookServlet.pathOf(request);
        String query = request.getQueryString();
        return query == null ? path : path + '?' + query;
    }

    /** A container may answer null where it does not give headers out. */
    private static List<String> each(@Nullable Enumeration<String> values) {
        return values == null ? List.of() : Collections.list(values);
    }
}
