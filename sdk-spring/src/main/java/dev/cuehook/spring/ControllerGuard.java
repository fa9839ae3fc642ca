package dev.cuehook.spring;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.servlet.GuardedRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.AsyncHandlerInterceptor;

/**
 * Verifies a request before the controller's method that takes its webhook: as an interceptor, so that nothing has read the
 * body and no exception handler of the application answers in our place; then gives the method what was verified. Without
 * the one, the other gives nothing.
 */
final class ControllerGuard implements AsyncHandlerInterceptor, HandlerMethodArgumentResolver {

    private static final Logger LOG = LoggerFactory.getLogger(ControllerGuard.class);

    /** What the method that is called now takes; no client can set it. */
    private static final String CURRENT = "dev.cuehook.spring.guarded";

    private final ControllerMethods methods;

    ControllerGuard(ControllerMethods methods) {
        this.methods = methods;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<ControllerMethod> method = methodOf(handler);
        return method.isEmpty() || passes(method.get(), request, response);
    }

    private static boolean passes(ControllerMethod method, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<GuardedRequest> guarded = guarded(request, method); // there in a dispatch of a verified request
        if (guarded.isEmpty()) {
            guarded = GuardedRequest.admit(method.endpoint().guard(), request, response);
            if (guarded.isEmpty()) {
                return false;
            }
            request.setAttribute(method.endpoint().attribute(), guarded.get());
        }
        if (!takes(method, guarded.get())) {
            response.setStatus(HttpServletResponse.SC_OK);
            guarded.get().returned(request);
            return false;
        }
        request.setAttribute(CURRENT, guarded.get());
        return true;
    }

    private static boolean takes(ControllerMethod method, GuardedRequest admitted) {
        boolean takes = method.eventType().isInstance(admitted.event());
        if (!takes) {
            LOG.debug(
                    "A delivery to endpoint {} is a {} and no {}: acknowledged, and not handled.",
                    method.endpoint().name(),
                    admitted.event().getClass().getSimpleName(),
                    method.eventType().getSimpleName());
        }
        return takes;
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        methodOf(handler).flatMap(method -> guarded(request, method)).ifPresent(guarded -> guarded.returned(request));
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception exception) {
        methodOf(handler).flatMap(method -> guarded(request, method)).ifPresent(guarded -> {
            if (exception != null) {
                guarded.release();
            } else {
                guarded.returned(request);
            }
        });
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return ControllerMethods.isVerified(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        if (request.getAttribute(CURRENT, RequestAttributes.SCOPE_REQUEST) instanceof GuardedRequest guarded) {
            Object verified =
                    parameter.getParameterType() == VerifiedWebhook.class ? guarded.webhook() : guarded.event();
            return parameter.getParameterType().cast(verified);
        }
        throw new IllegalStateException("Nothing verified this request before "
                + parameter.getExecutable().getName()
                + " was called: the application's Spring MVC configuration leaves out Cuehook's interceptor. "
                + "Configure Spring MVC with WebMvcConfigurer beans.");
    }

    private Optional<ControllerMethod> methodOf(Object handler) {
        return handler instanceof HandlerMethod method ? methods.of(method) : Optional.empty();
    }

    private static Optional<GuardedRequest> guarded(HttpServletRequest request, ControllerMethod method) {
        return Optional.ofNullable(
                (GuardedRequest) request.getAttribute(method.endpoint().attribute()));
    }
}
