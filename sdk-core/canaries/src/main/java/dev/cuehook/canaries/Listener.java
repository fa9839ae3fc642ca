package dev.cuehook.canaries;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Looks for canaries in all that an event holds, and keeps what it saw. */
final class Listener extends AppenderBase<ILoggingEvent> {

    private final ConcurrentLinkedQueue<String> sightings = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
        String said = said(event);
        Canaries.in(said)
                .ifPresent(canary -> sightings.add(canary + " in " + event.getLoggerName() + " of "
                        + event.getThreadName() + ": " + said.substring(0, Math.min(1000, said.length()))));
    }

    /** Message, key-value pairs, MDC, and the whole of the exception with its causes. */
    static String said(ILoggingEvent event) {
        StringBuilder said = new StringBuilder();
        said.append(event.getLevel()).append(' ').append(event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            said.append(' ').append(event.getKeyValuePairs());
        }
        said.append(' ').append(event.getMDCPropertyMap());
        if (event.getThrowableProxy() != null) {
            said.append('\n').append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return said.toString();
    }

    List<String> take() {
        List<String> taken = new ArrayList<>();
        for (String sighting = sightings.poll(); sighting != null; sighting = sightings.poll()) {
            taken.add(sighting);
        }
        return taken;
    }

    /** Comes back whenever the context is set up anew. */
    void stayIn(LoggerContext context) {
        if (context.getCopyOfListenerList().stream().noneMatch(Return.class::isInstance)) {
            context.addListener(new Return());
        }
    }

    private static final class Return implements LoggerContextListener {

        @Override
        public boolean isResetResistant() {
            return true;
        }

        @Override
        public void onStart(LoggerContext context) {
            CanaryWatch.listenAgain();
        }

        @Override
        public void onReset(LoggerContext context) {
            CanaryWatch.listenAgain();
        }

        @Override
        public void onStop(LoggerContext context) {}

        @Override
        public void onLevelChange(Logger logger, Level level) {}
    }
}
