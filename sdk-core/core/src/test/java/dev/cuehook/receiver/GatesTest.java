package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cuehook.sender.Sender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an endpoint promises, and that a promise which is none is said aloud. */
class GatesTest {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(WebhookReceiver.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void hush() {
        logger.detachAppender(log);
    }

    private List<AckMode> modes(boolean durable, AckMode... chosen) {
        FailingInbox inbox = new FailingInbox();
        inbox.durable = durable;
        try (Rig rig = new Rig.Builder()
                .endpoint(Sender.FASTPIX, options -> List.of(chosen).forEach(options::ackMode))
                .inbox(inbox)
                .open()) {
            return rig.receiver.endpoints().stream().map(EndpointInfo::ackMode).toList();
        }
    }

    private long warnings() {
        return log.list.stream()
                .filter(line -> line.getFormattedMessage().contains("The inbox is not durable"))
                .count();
    }

    @Test
    void aDurableInboxIsPromisedUnlessToldOtherwise() {
        assertThat(modes(true)).containsExactly(AckMode.AFTER_DURABLE_ACCEPT);
        assertThat(modes(true, AckMode.BEST_EFFORT)).containsExactly(AckMode.BEST_EFFORT);
        assertThat(warnings()).isZero();
    }

    @Test
    void aLossyInboxIsWarnedOfWhereItIsUsed() {
        assertThat(modes(false, AckMode.AFTER_HANDLING)).containsExactly(AckMode.AFTER_HANDLING);
        assertThat(warnings()).isZero();
        assertThat(modes(false)).containsExactly(AckMode.BEST_EFFORT);
        assertThat(warnings()).isEqualTo(1);
    }
}
