package dev.cuehook.benchmarks.http;

import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A servlet container with one servlet for everything, as it is without settings; but from Java 21 on with a virtual thread
 * for each request.
 */
public record Container(int port, Stop stop) implements AutoCloseable {

    /** Held, or its level is forgotten with it. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    static {
        TOMCAT.setLevel(Level.SEVERE); // looking for leaks wants packages of the JDK opened
    }

    /** Jetty. */
    public static Container jetty(Servlet servlet) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor()); // null before Java 21
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(servlet), "/*");
        server.setHandler(context);
        server.start();
        return new Container(connector.getLocalPort(), server::stop);
    }

    static Container tomcat(Servlet servlet) throws Exception {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("maxKeepAliveRequests", "-1"); // as Jetty: a connection stays as long as it is used
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of(System.getProperty("java.io.tmpdir"), "cuehook-benchmarks")
                .toString());
        if (Runtime.version().feature() >= 21) {
            connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("tomcat-"));
        }
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "all", servlet).addMapping("/*");
        tomcat.start();
        return new Container(connector.getLocalPort(), tomcat::stop);
    }

    @Override
    public void close() {
        try {
            stop.run();
        } catch (Exception e) {
            throw new IllegalStateException("The container did not stop.", e);
        }
    }

    /** Ends it. */
    @FunctionalInterface
    public interface Stop {
        /** Ends it. */
        void run() throws Exception;
    }
}
