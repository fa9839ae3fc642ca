package dev.cuehook.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Where Cuehook is switched off, keeps controllers closed that take verified webhooks: Spring would make their events out of
 * whatever a request says.
 */
final class ClosedControllers implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean closed = handler instanceof HandlerMethod method
                && Arrays.stream(method.getMethodParameters()).anyMatch(ControllerMethods::isVerified);
        if (closed) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Retry-After", "60");
        }
        return !closed;
    }
}
