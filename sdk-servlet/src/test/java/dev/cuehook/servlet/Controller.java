package dev.cuehook.servlet;

import dev.cuehook.VerifiedWebhook;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A controller of the application: remembers which verified deliveries reached it, and what came without proof. */
final class Controller extends HttpServlet {

    static final String UNVERIFIED = "unverified";

    private static final long serialVersionUID = 1L;

    private final transient Work work;
    private final transient List<String> reached = new CopyOnWriteArrayList<>();

    private Controller(Work work) {
        this.work = work;
    }

    static Controller doing(Work work) {
        return new Controller(work);
    }

    /** One that answers 200. */
    static Controller answeringOk() {
        return doing((request, response) -> {});
    }

    /** The identities of what reached it. */
    List<String> reached() {
        return reached;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Object webhook = request.getAttribute(WebhookFilter.WEBHOOK);
        reached.add(
                webhook instanceof VerifiedWebhook verified
                        ? verified.identity().readable()
                        : UNVERIFIED);
        work.handle(request, response);
    }

    @FunctionalInterface
    interface Work {
        void handle(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }
}
