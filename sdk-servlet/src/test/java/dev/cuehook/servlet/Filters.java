package dev.cuehook.servlet;

import dev.cuehook.servlet.container.Application;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.function.Function;

/** What applications have in front of their servlets. */
final class Filters {

    private Filters() {}

    /** In front of everything, on first requests. */
    static Application inFront(Filter filter) {
        return context -> {
            FilterRegistration.Dynamic registration = context.addFilter("in-front", filter);
            registration.setAsyncSupported(true);
            registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        };
    }

    static Application wrappingRequests(Function<HttpServletRequest, ServletRequest> wrapper) {
        return inFront(
                (request, response, chain) -> chain.doFilter(wrapper.apply((HttpServletRequest) request), response));
    }

    /** Lets something read each request first. */
    static Application reading(Reading reading) {
        return inFront((request, response, chain) -> {
            reading.read(request);
            chain.doFilter(request, response);
        });
    }

    /** Gives the first thread back and comes again on another. */
    static Application dispatchingAgain() {
        return inFront((request, response, chain) -> request.startAsync().dispatch());
    }

    @FunctionalInterface
    interface Reading {
        void read(ServletRequest request) throws IOException, ServletException;
    }
}
