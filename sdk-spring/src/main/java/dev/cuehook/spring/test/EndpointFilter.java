package dev.cuehook.spring.test;

import dev.cuehook.receiver.WebhookReceiver;
import dev.cuehook.servlet.WebhookServlet;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands for the servlet of the endpoints, which MockMvc does not know. */
final class EndpointFilter extends OncePerRequestFilter {

    private final WebhookReceiver receiver;
    private final WebhookServlet servlet;

    EndpointFilter(WebhookReceiver receiver) {
        this.receiver = receiver;
        this.servlet = new WebhookServlet(receiver);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (receiver.serves(
                request.getRequestURI().substring(request.getContextPath().length()))) {
            servlet.service(request, response);
            receiver.handleDue();
        } else {
            chain.doFilter(request, response);
        }
    }
}
