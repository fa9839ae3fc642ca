package dev.cuehook.servlet;

import dev.cuehook.receiver.Admission;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A verified request on its way through the chain, until its final status is known. Asynchronous work is watched from the
 * moment it starts: when the chain returns it may be over already.
 */
final class Passage implements AsyncListener {

    private final Admission<?> admission;
    private final HttpServletResponse response;
    private volatile boolean async;

    Passage(Admission<?> admission, HttpServletResponse response) {
        this.admission = admission;
        this.response = response;
    }

    /** Through the chain, to the end unless asynchronous work was started. */
    void first(HttpServletRequest request, FilterChain chain) throws IOException, ServletException {
        through(request, response, chain, true);
        if (!async && request.isAsyncStarted()) { // started past our wrapper
            watch(request.getAsyncContext());
        }
        if (!async) {
            settle();
        }
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
                            request, nested, this, admission.webhook().body()),
                    nested);
            returned = true;
        } finally {
            if (!returned && releaseOnException) {
                admission.release();
            }
        }
    }

    AsyncContext watch(AsyncContext context) {
        async = true;
        context.addListener(this);
        return context;
    }

    private void settle() {
        int status = response.getStatus();
        if (status >= 200 && status < 300) {
            admission.complete();
        } else {
            admission.release();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        settle();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // Others may still answer; what they or the container say is there on completion
    }

    @Override
    public void onError(AsyncEvent event) {
        admission.release();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        watch(event.getAsyncContext()); // a new cycle starts without the listeners of the one before
    }
}
