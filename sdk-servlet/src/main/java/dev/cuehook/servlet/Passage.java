package dev.cuehook.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A verified request on its way through the chain. */
record Passage(GuardedRequest guarded) {

    /** Through the chain, to the end unless asynchronous work was started. */
    void first(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        through(request, response, chain, true);
        guarded.returned(request);
    }

    /** Through the chain in a nested dispatch. */
    void again(HttpServletRequest request, HttpServletResponse nested, FilterChain chain)
            throws IOException, ServletException {
        // Whoever forwards may catch what a forward throws; behind an ASYNC dispatch is only the container
        through(request, nested, chain, request.getDispatcherType() == DispatcherType.ASYNC);
    }

    private void through(
            HttpServletRequest request, HttpServletResponse nested, FilterChain chain, boolean releaseOnException)
            throws IOException, ServletException {
        boolean returned = false;
        try {
            chain.doFilter(
                    new ReplayedRequest(
                            request, nested, guarded, guarded.webhook().body()),
                    nested);
            returned = true;
        } finally {
            if (!returned && releaseOnException) {
                guarded.release();
            }
        }
    }
}
