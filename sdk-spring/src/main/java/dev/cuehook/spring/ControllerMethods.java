package dev.cuehook.spring;

import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/** Which methods of controllers take verified webhooks, and from which endpoint. Thread-safe. */
final class ControllerMethods {

    private static final Logger LOG = LoggerFactory.getLogger(ControllerMethods.class);

    private final ControllerEndpoints endpoints;
    private final Map<Key, Optional<ControllerMethod>> known = new ConcurrentHashMap<>();

    ControllerMethods(ControllerEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Whether a parameter takes a verified webhook; one that another annotation of Spring's fills does not. */
    static boolean isVerified(MethodParameter parameter) {
        return isOurs(parameter.getParameterType()) && !parameter.hasParameterAnnotation(RequestAttribute.class);
    }

    private static boolean isOurs(Class<?> type) {
        return WebhookEvent.class.isAssignableFrom(type) || type == VerifiedWebhook.class;
    }

    /** Reads all methods of the application's controllers, and says which of them take webhooks. */
    void requireSound(Iterable<HandlerMethod> methods) {
        Set<String> used = new HashSet<>();
        methods.forEach(handler -> of(handler).ifPresent(method -> {
            used.add(method.endpoint().name());
            LOG.info(
                    "Endpoint {}: {} takes {}, platform {}",
                    method.endpoint().name(),
                    describe(handler),
                    method.eventType().getSimpleName(),
                    method.endpoint().platform().id());
        }));
        for (ControllerEndpoint endpoint : endpoints.all()) {
            if (!used.contains(endpoint.name())) {
                throw new CuehookConfigurationException(
                        "cuehook.endpoints." + endpoint.name() + ".controller",
                        "The endpoint is left to a controller, and no method of one takes its webhooks.",
                        "Give a @PostMapping method a parameter of the type "
                                + endpoint.platform().eventType().getSimpleName()
                                + ", or remove controller: true to receive with @WebhookListener.");
            }
        }
    }

    /** Whether a request is one for these methods, or for none that there is: Spring will say why. */
    boolean take(HttpServletRequest request, List<? extends HandlerMapping> mappings) {
        try {
            for (HandlerMapping mapping : mappings) {
                HandlerExecutionChain chain = mapping.getHandler(request);
                if (chain != null) {
                    return chain.getHandler() instanceof HandlerMethod handler
                            && of(handler).isPresent();
                }
            }
            return false;
        } catch (Exception e) {
            return true; // another method or media type than it takes
        }
    }

    /** What a method takes; empty if it takes no verified webhook. */
    Optional<ControllerMethod> of(HandlerMethod handler) {
        return known.computeIfAbsent(new Key(handler.getBeanType(), handler.getMethod()), key -> read(handler));
    }

    private Optional<ControllerMethod> read(HandlerMethod handler) {
        List<MethodParameter> parameters = Arrays.asList(handler.getMethodParameters());
        parameters.forEach(parameter -> refuseUnverified(parameter, handler));
        List<Class<?>> verified = parameters.stream()
                .filter(ControllerMethods::isVerified)
                .<Class<?>>map(MethodParameter::getParameterType)
                .toList();
        if (verified.isEmpty()) {
            return Optional.empty();
        }
        refuseOtherBodies(parameters, handler);
        List<Class<?>> events =
                verified.stream().filter(type -> type != VerifiedWebhook.class).toList();
        if (events.size() > 1) {
            throw new CuehookConfigurationException(
                    describe(handler) + " takes two events, but is called with one.", "Keep one of them.");
        }
        Class<?> eventType = events.isEmpty() ? WebhookEvent.class : events.get(0);
        return Optional.of(new ControllerMethod(endpointOf(handler, eventType), eventType));
    }

    private ControllerEndpoint endpointOf(HandlerMethod handler, Class<?> eventType) {
        String method = describe(handler);
        WebhookEndpoint named = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), WebhookEndpoint.class);
        if (named == null) {
            named = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), WebhookEndpoint.class);
        }
        if (named == null) {
            return endpoints.bringing(eventType, method);
        }
        ControllerEndpoint endpoint = endpoints.named(named.value(), method);
        if (!endpoint.brings(eventType)) {
            throw new CuehookConfigurationException(
                    method + " takes " + eventType.getSimpleName() + ", but endpoint '" + endpoint.name()
                            + "' is of platform '" + endpoint.platform().id() + "'.",
                    "Take a " + endpoint.platform().eventType().getSimpleName()
                            + ", or name another endpoint with @WebhookEndpoint.");
        }
        return endpoint;
    }

    /** Spring would make an event of whatever a request says. */
    private static void refuseUnverified(MethodParameter parameter, HandlerMethod handler) {
        boolean bound = isOurs(parameter.getParameterType())
                && (parameter.hasParameterAnnotation(RequestBody.class)
                        || parameter.hasParameterAnnotation(ModelAttribute.class)
                        || parameter.hasParameterAnnotation(RequestParam.class)
                        || parameter.hasParameterAnnotation(RequestPart.class));
        boolean wrapped = HttpEntity.class.isAssignableFrom(parameter.getParameterType())
                && isOurs(parameter.nested().getNestedParameterType());
        if (bound || wrapped) {
            throw new CuehookConfigurationException(
                    describe(handler) + " has Spring make a webhook out of a request that nobody verified.",
                    "Take the event itself, without an annotation and without a wrapper around it.");
        }
    }

    private static void refuseOtherBodies(List<MethodParameter> parameters, HandlerMethod handler) {
        for (MethodParameter parameter : parameters) {
            if (parameter.hasParameterAnnotation(RequestBody.class)
                    || parameter.hasParameterAnnotation(RequestPart.class)
                    || HttpEntity.class.isAssignableFrom(parameter.getParameterType())) {
                throw new CuehookConfigurationException(
                        describe(handler)
                                + " takes a verified webhook and the request's body, which has been read to verify it.",
                        "Take a VerifiedWebhook: its body() has the verified bytes.");
            }
        }
    }

    private static String describe(HandlerMethod handler) {
        return ClassUtils.getShortName(handler.getBeanType()) + "."
                + handler.getMethod().getName();
    }

    private record Key(Class<?> controller, Method method) {}
}
