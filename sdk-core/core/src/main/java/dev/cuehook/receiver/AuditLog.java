package dev.cuehook.receiver;

import dev.cuehook.internal.receiver.LogThrottle;
import dev.cuehook.internal.root.LogText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Two structured records for each accepted delivery, {@code accepted} and {@code settled}, under one id; and a bounded number
 * of {@code refused} lines. Text from the wire is cut and escaped.
 */
final class AuditLog implements ReceiverListener {

    private static final Logger LOG = LoggerFactory.getLogger("dev.cuehook.audit");
    private static final int REFUSALS_PER_SECOND = 10;

    private final LongSupplier nanoTime;
    private final Map<String, LogThrottle> throttles = new ConcurrentHashMap<>();

    AuditLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void answered(Answered answered) {
        if (answered.identity() != null) {
            base(Level.INFO, answered.outcome() == Outcome.ACCEPTED ? "accepted" : "answered", answered)
                    .withWire("id", answered.id())
                    .withWire("type", answered.type())
                    .withWire("identity", answered.identity())
                    .withWire("key", answered.keyId())
                    .log();
        } else if (answered.outcome() == Outcome.HANDSHAKE) {
            base(Level.INFO, "answered", answered).log();
        } else {
            refused(answered);
        }
    }

    private void refused(Answered answered) {
        long leftOut = throttles
                .computeIfAbsent(answered.endpoint(), ignored -> new LogThrottle(REFUSALS_PER_SECOND, nanoTime))
                .pass();
        if (leftOut >= 0) {
            base(Level.WARN, "refused", answered)
                    .with("reason", answered.refusal() == null ? "-" : answered.refusal())
                    .with("detail", answered.detail())
                    .with("leftOut", leftOut)
                    .log();
        }
    }

    private static Line base(Level level, String what, Answered answered) {
        return new Line(level, what)
                .with("endpoint", answered.endpoint())
                .with("platform", answered.platform())
                .with("outcome", answered.outcome())
                .with("status", answered.status())
                .with("micros", answered.took().toNanos() / 1_000);
    }

    @Override
    public void settled(Settled settled) {
        new Line(settled.dead() == null ? Level.INFO : Level.ERROR, "settled")
                .with("endpoint", settled.endpoint())
                .with("platform", settled.platform())
                .with("id", settled.id())
                .withWire("type", settled.type())
                .with("outcome", outcome(settled))
                .with("attempts", settled.attempts())
                .with("millis", settled.took().toMillis())
                .log();
    }

    private static String outcome(Settled settled) {
        if (settled.dead() != null) {
            return "DEAD " + settled.dead();
        }
        return settled.handled() ? "DONE" : "UNHANDLED";
    }

    /** A record as key-value pairs and, for layouts that do not print those, as text. Costs nothing where nobody logs it. */
    private static final class Line {

        private final boolean enabled;
        private LoggingEventBuilder event;
        private final StringBuilder text;

        Line(Level level, String what) {
            this.enabled = LOG.isEnabledForLevel(level);
            this.event = LOG.atLevel(level);
            this.text = new StringBuilder(what);
        }

        Line with(String key, Object value) {
            if (enabled) {
                event = event.addKeyValue(key, value);
                text.append(' ').append(key).append('=').append(value);
            }
            return this;
        }

        Line withWire(String key, @Nullable String text) {
            return enabled ? with(key, LogText.clean(text)) : this;
        }

        void log() {
            if (enabled) {
                event.log(text.toString());
            }
        }
    }
}
