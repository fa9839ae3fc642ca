package dev.cuehook.spring;

import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.servlet.WebhookServlet;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Takes requests to exactly the endpoints' paths out of Spring Security: the receiver verifies them. It has no filters, and so
 * nothing that a default or a customizer of {@code HttpSecurity} might add. A priority-ordered chain comes before all that are
 * merely ordered, also before one of the application's that matches every request and claims the highest precedence.
 */
record WebhookPathsChain(WebhookReceiver receiver) implements SecurityFilterChain, PriorityOrdered {

    @Override
    public boolean matches(HttpServletRequest request) {
        return receiver.serves(WebhookServlet.pathOf(request));
    }

    @Override
    public List<Filter> getFilters() {
        return List.of();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
