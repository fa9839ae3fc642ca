package dev.cuehook.servlet.container;

import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

final class JettyContainer implements Container {

    private final Server server;
    private final ServerConnector connector;

    JettyContainer(Settings settings, Application application) {
        server = new Server(new QueuedThreadPool(settings.threads()));
        HttpConfiguration http = new HttpConfiguration();
        if (settings.trustingProxies()) {
            http.addCustomizer(new ForwardedRequestCustomizer());
        }
        connector = new ServerConnector(
                server, 1, 1, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setIdleTimeout(READ_TIMEOUT_MILLIS);
        server.addConnector(connector);
        ServletContextHandler handler =
                new ServletContextHandler(settings.contextPath().isEmpty() ? "/" : settings.contextPath());
        handler.addServletContainerInitializer((types, context) -> application.deploy(context));
        ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
        errors.addErrorPage(STATUS_WITH_ERROR_PAGE, ERROR_PAGE);
        handler.setErrorHandler(errors);
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not start.", e);
        }
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not stop.", e);
        }
    }
}
