package dev.cuehook.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a receiver says, in records and in the log. */
class AuditTest {

    private static final Wire READY = Cues.fastpix("e1", "m1");

    private final Logger root = (Logger) LoggerFactory.getLogger("dev.cuehook");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        root.setAdditive(false);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        root.setLevel(null);
        root.setAdditive(true);
    }

    private List<Map<String, String>> audit(String message) {
        return log.list.stream()
                .filter(line -> line.getLoggerName().equals("dev.cuehook.audit"))
                .filter(line -> line.getMessage().startsWith(message + " "))
                .map(line -> line.getKeyValuePairs().stream()
                        .collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value))))
                .toList();
    }

    /** All that was logged, with values and exceptions. */
    private String everything() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent line : log.list) {
            text.append(line.getLevel())
                    .append(' ')
                    .append(line.getFormattedMessage())
                    .append(' ');
            text.append(line.getKeyValuePairs()).append(' ');
            if (line.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(line.getThrowableProxy()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void leavesTwoRecordsUnderOneId() {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            rig.send(READY);
            rig.receiver.handleDue();
            String id = String.valueOf(rig.heard.lastAnswer().id());

            assertThat(audit("accepted"))
                    .singleElement()
                    .satisfies(record -> assertThat(record)
                            .containsEntry("id", id)
                            .containsEntry("endpoint", "fastpix")
                            .containsEntry("platform", "fastpix")
                            .containsEntry("type", "video.media.ready")
                            .containsEntry("identity", "e1")
                            .containsEntry("key", "1")
                            .containsEntry("status", "200")
                            .containsKey("micros"));
            assertThat(audit("settled"))
                    .singleElement()
                    .satisfies(record -> assertThat(record)
                            .containsEntry("id", id)
                            .containsEntry("outcome", "DONE")
                            .containsEntry("attempts", "1")
                            .containsKey("millis"));
        }
    }

    @Test
    void saysWhyADeliveryIsDead() {
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.retryPolicy(RetryPolicy.never()))
                .handler((event, delivery) -> {
                    throw new IllegalStateException();
                })
                .open()) {
            rig.send(READY);
            rig.receiver.handleDue();

            assertThat(audit("settled"))
                    .singleElement()
                    .satisfies(record -> assertThat(record).containsEntry("outcome", "DEAD ATTEMPTS_EXHAUSTED"));
            assertThat(log.list)
                    .filteredOn(line -> line.getMessage().startsWith("settled "))
                    .allSatisfy(line -> assertThat(line.getLevel()).isEqualTo(Level.ERROR));
        }
    }

    @Test
    void cutsAndEscapesTextFromTheWire() {
        String type = "a\\u000ab\\u001b[31m${jndi:ldap://x} <script>" + "x".repeat(500);
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            rig.send(Cues.signed(Sender.FASTPIX, "{\"id\":\"i\\nd\",\"type\":\"" + type + "\"}"));
            rig.receiver.handleDue();

            assertThat(audit("accepted")).singleElement().satisfies(record -> {
                assertThat(record.get("type")).hasSizeLessThanOrEqualTo(64).startsWith("a\\u000ab\\u001b\\u005b31m");
                assertThat(record.get("type")).matches("[A-Za-z0-9._:\\\\-]*");
                assertThat(record.get("identity")).doesNotContain("\n");
            });
            assertThat(everything())
                    .doesNotContain("\u001b")
                    .doesNotContain("${")
                    .doesNotContain("<script>");
        }
    }

    @Test
    void recordsOfRefusedRequestsCarryNothingOfTheRequest() {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            rig.send(READY.withBitTurned(100));

            ReceiverListener.Answered told = rig.heard.lastAnswer();
            assertThat(told.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(told.id()).isNull();
            assertThat(told.type()).isNull();
            assertThat(told.identity()).isNull();
            assertThat(told.keyId()).isNull();
            assertThat(audit("refused"))
                    .singleElement()
                    .satisfies(record -> assertThat(record)
                            .containsEntry("reason", "SIGNATURE_MISMATCH")
                            .containsEntry("status", "401")
                            .doesNotContainKeys("id", "type", "identity", "key"));
        }
    }

    @Test
    void logsTenRefusalsASecondAndCountsTheOthers() {
        AtomicInteger seconds = new AtomicInteger();
        AuditLog audit = new AuditLog(() -> seconds.get() * 1_000_000_000L);
        ReceiverListener.Answered refused = new ReceiverListener.Answered(
                "a", "p", Outcome.REFUSED, null, 401, Duration.ZERO, null, null, null, null, "why");
        for (int i = 0; i < 100; i++) {
            audit.answered(refused);
        }
        assertThat(audit("refused"))
                .hasSize(10)
                .allSatisfy(record ->
                        assertThat(record).containsEntry("leftOut", "0").containsEntry("detail", "why"));
        seconds.set(1);
        audit.answered(refused);
        audit.answered(refused);

        assertThat(audit("refused").subList(10, 12))
                .extracting(record -> record.get("leftOut"))
                .containsExactly("90", "0");
    }

    @Test
    void remembersAThousandRefusals() {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            for (int i = 0; i < 1_005; i++) {
                rig.send(READY.withUrl("/webhooks/none"));
            }
            rig.send(READY.withBitTurned(100));

            List<RecentRefusal> refusals = rig.receiver.recentRefusals();
            assertThat(refusals).hasSize(1_000);
            assertThat(refusals.get(0).outcome()).as("the newest first").isEqualTo(Outcome.REFUSED);
            assertThat(refusals.get(0).endpoint()).isEqualTo("fastpix");
            assertThat(refusals.get(0).at()).isEqualTo(Sender.NOW);
            assertThat(refusals.get(1).outcome()).isEqualTo(Outcome.UNKNOWN_ENDPOINT);
        }
    }

    @Test
    void accepts200sLeaveNoTraceInTheRing() {
        try (Rig rig = Rig.of(Sender.FASTPIX).open()) {
            rig.send(READY);
            rig.send(READY);
            rig.send(Wire.of("{}").withUrl("/webhooks/fastpix"));

            assertThat(rig.receiver.recentRefusals()).isEmpty();
        }
    }

    @Test
    void saysOnceForAnUnhandledTypeWhatWouldHandleIt() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .endpoint("fastpix", Sender.FASTPIX.verifier())
                .inbox(Inbox.inMemory())
                .handlers(h -> h.on(FastPixEvent.MediaFailed.class, (event, delivery) -> {}))
                .build();
        receiver.startWithoutWorkers();
        for (int i = 0; i < 5; i++) {
            receiver.receive(Cues.fastpix("e" + i, "m" + i).request());
        }
        receiver.handleDue();
        receiver.close();

        assertThat(log.list)
                .filteredOn(line -> line.getLoggerName().equals("dev.cuehook.handlers"))
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .contains("video.media.ready")
                        .contains(".on(FastPixEvent.MediaReady.class, (event, delivery) -> { … })"));
        assertThat(audit("settled"))
                .hasSize(5)
                .allSatisfy(record -> assertThat(record).containsEntry("outcome", "UNHANDLED"));
    }

    @Test
    void saysOfAMostOf256UnhandledTypes() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .endpoint("fastpix", Sender.FASTPIX.verifier())
                .inbox(Inbox.inMemory())
                .handlers(h -> {})
                .build();
        receiver.startWithoutWorkers();
        for (int i = 0; i < 300; i++) {
            receiver.receive(Cues.fastpix("e" + i, "m", "t" + i).request());
        }
        assertThat(receiver.handleDue()).isEqualTo(300);
        receiver.close();

        assertThat(log.list)
                .filteredOn(line -> line.getLoggerName().equals("dev.cuehook.handlers"))
                .hasSize(256);
    }

    @Test
    void noLineShowsASecretATokenASignatureOrABody() {
        Canaries canaries = new Canaries();
        try (Rig rig = canaries.rig()) {
            for (Sender sender : Canaries.SENDERS) {
                Wire wire = canaries.wire(sender);
                rig.send(wire);
                rig.send(wire);
                rig.send(wire.withBitTurned(30));
                rig.send(wire.withBody("canary-body not JSON"));
                rig.send(wire.withUrl("/webhooks/none?token=canary-token"));
                for (Wire.Header header : wire.headers()) {
                    rig.send(wire.replacing(header.name(), value -> value + "canary-header"));
                    rig.send(wire.with(header.name(), "canary-header"));
                }
                rig.send(
                        Rig.head(wire).header("Content-Length", "999999").head(),
                        new ByteArrayInputStream(wire.body()));
            }
            rig.receiver.handleDue();
            rig.clock.advance(Duration.ofDays(1));
            rig.receiver.handleDue();
        }
        String everything = everything();
        assertThat(everything).contains("refused").contains("accepted").contains("settled");
        for (Sender sender : Canaries.SENDERS) {
            assertThat(everything).doesNotContain(sender.secret());
            for (Wire.Header header : canaries.wire(sender).headers()) {
                assertThat(everything).doesNotContain(header.value());
            }
        }
        assertThat(everything).doesNotContain("canary");
    }

    /** Deliveries that hold a canary wherever nothing may show it. */
    private static final class Canaries {

        private static final List<Sender> SENDERS = List.of(
                Sender.FASTPIX, Sender.FLOWPLAYER, Sender.JWPLAYER, Sender.SHOTSTACK, Sender.AIOZ, Sender.STRIPE);

        Rig rig() {
            AtomicInteger calls = new AtomicInteger();
            return Rig.of(SENDERS.toArray(Sender[]::new))
                    .with(receiver ->
                            receiver.retryPolicy(RetryPolicy.defaults().attempts(2)))
                    .handler((event, delivery) -> {
                        if (calls.incrementAndGet() % 2 == 1) {
                            throw new IllegalStateException("for " + event + " of " + delivery + delivery.webhook());
                        }
                    })
                    .open();
        }

        Wire wire(Sender sender) {
            String sample = new String(sender.sampleBody(), UTF_8);
            return Cues.signed(sender, sample.substring(0, sample.length() - 1) + ",\"note\":\"canary-body\"}");
        }
    }

    @Test
    void aListenerThatThrowsStopsNothing() {
        ReceiverListener throwing = new ReceiverListener() {
            @Override
            public void answered(Answered answered) {
                throw new IllegalStateException("listener");
            }

            @Override
            public void attempted(Attempted attempted) {
                throw new NoClassDefFoundError("metrics/Registry");
            }

            @Override
            public void settled(Settled settled) {
                throw new StackOverflowError("listener");
            }
        };
        try (Rig rig = Rig.of(Sender.FASTPIX)
                .with(receiver -> receiver.listener(throwing))
                .open()) {
            assertThat(rig.status(READY)).isEqualTo(200);
            assertThat(rig.status(READY.withBitTurned(9))).isEqualTo(401);
            rig.receiver.handleDue();

            assertThat(rig.handled).containsExactly("e1");
            assertThat(rig.heard.settled).hasSize(1);
            assertThat(audit("settled")).hasSize(1);
            assertThat(rig.receiver.inbox().counts("fastpix").open()).isZero();
        }
    }
}
