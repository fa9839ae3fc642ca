package dev.cuehook.receiver;

import dev.cuehook.internal.receiver.LogThrottle;
import dev.cuehook.internal.root.LogText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
            base(LOG.atInfo(), answered)
                    .addKeyValue("id", LogText.clean(answered.id()))
                    .addKeyValue("type", LogText.clean(answered.type()))
                    .addKeyValue("identity", LogText.clean(answered.identity()))
                    .addKeyValue("key", LogText.clean(answered.keyId()))
                    .log(answered.outcome() == Outcome.ACCEPTED ? "accepted" : "answered");
        } else if (answered.outcome() == Outcome.HANDSHAKE) {
            base(LOG.atInfo(), answered).log("answered");
        } else {
            refused(answered);
        }
    }

    private void refused(Answered answered) {
        long leftOut = throttles
                .computeIfAbsent(answered.endpoint(), ignored -> new LogThrottle(REFUSALS_PER_SECOND, nanoTime))
                .pass();
        if (leftOut >= 0) {
            base(LOG.atWarn(), answered)
                    .addKeyValue("reason", answered.refusal() == null ? "-" : answered.refusal())
                    .addKeyValue("leftOut", leftOut)
                    .log("refused");
        }
    }

    private static LoggingEventBuilder base(LoggingEventBuilder line, Answered answered) {
        return line.addKeyValue("endpoint", answered.endpoint())
                .addKeyValue("platform", answered.platform())
                .addKeyValue("outcome", answered.outcome())
                .addKeyValue("status", answered.status())
                .addKeyValue("micros", answered.took().toNanos() / 1_000);
    }

    @Override
    public void settled(Settled settled) {
        LoggingEventBuilder line = settled.dead() == null ? LOG.atInfo() : LOG.atError();
        line.addKeyValue("endpoint", settled.endpoint())
                .addKeyValue("platform", settled.platform())
                .addKeyValue("id", settled.id())
                .addKeyValue("type", LogText.clean(settled.type()))
                .addKeyValue("outcome", outcome(settled))
                .addKeyValue("attempts", settled.attempts())
                .addKeyValue("millis", settled.took().toMillis())
                .log("settled");
    }

    private static String outcome(Settled settled) {
        if (settled.dead() != null) {
            return "DEAD " + settled.dead();
        }
        return settled.handled() ? "DONE" : "UNHANDLED";
    }
}
