package dev.cuehook.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Hears everything that {@code dev.cuehook} logs, at every level, and fails the test in which a canary was said. Found by JUnit
 * itself; a sighting behind a test's end fails the next one.
 */
public final class CanaryWatch implements BeforeEachCallback, AfterEachCallback {

    private static final Listener LISTENER = new Listener();

    /** As users configure it: loggers that a test sets apart are heard as long as they pass their lines on. */
    private static void listen() {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.cuehook");
        LISTENER.setContext(logger.getLoggerContext());
        LISTENER.start();
        logger.setLevel(Level.TRACE);
        if (!logger.isAttached(LISTENER)) {
            logger.addAppender(LISTENER);
        }
        LISTENER.stayIn(logger.getLoggerContext());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        listen();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertEquals(List.of(), LISTENER.take(), "what was logged and must not be");
    }

    /** Spring Boot sets the logging up anew with each application. */
    static void listenAgain() {
        listen();
    }
}
