package dev.cuehook.servlet.container;

import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

final class TomcatContainer implements Container {

    /** Held, or their levels are forgotten with them. */
    private static final Logger LOG = Logger.getLogger("org.apache");

    private static final Logger LEAKS = Logger.getLogger("org.apache.catalina.loader");

    static {
        LOG.setLevel(Level.WARNING);
        LEAKS.setLevel(Level.SEVERE); // looking for leaks wants packages of the JDK opened
    }

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector();

    TomcatContainer(Settings settings, Application application) {
        connector.setPort(0);
        connector.setThrowOnFailure(true);
        connector.setProperty("connectionTimeout", Integer.toString(READ_TIMEOUT_MILLIS));
        connector.setProperty(
                "maxSwallowSize", "0"); // or a sender that was refused holds its thread with a byte now and then
        connector.setProperty("maxThreads", Integer.toString(settings.threads()));
        connector.setProperty("continueResponseTiming", "onRead");
        connector.addUpgradeProtocol(new Http2Protocol());
        try {
            tomcat.setBaseDir(
                    Path.of("target", "tomcat-" + ProcessHandle.current().pid()).toString());
            tomcat.setConnector(connector);
            if (settings.trustingProxies()) {
                tomcat.getEngine().getPipeline().addValve(new RemoteIpValve());
            }
            Context context = tomcat.addContext(settings.contextPath(), null);
            context.addServletContainerInitializer((types, servlets) -> application.deploy(servlets), Set.of());
            ErrorPage errors = new ErrorPage();
            errors.setErrorCode(STATUS_WITH_ERROR_PAGE);
            errors.setLocation(ERROR_PAGE);
            context.addErrorPage(errors);
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat did not start.", e);
        }
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat did not stop.", e);
        }
    }
}
