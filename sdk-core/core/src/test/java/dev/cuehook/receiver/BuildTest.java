package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.MemoryDedupeStore;
import dev.cuehook.inbox.MemoryInbox;
import dev.cuehook.inbox.RetryPolicy;
import dev.cuehook.platform.Confirmation;
import dev.cuehook.sender.Sender;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration that does not hold together fails when it is built, and says what to do. */
class BuildTest {

    private static void fails(String saying, Consumer<WebhookReceiver.Builder> setUp) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    WebhookReceiver.Builder builder = WebhookReceiver.builder();
                    setUp.accept(builder);
                    builder.build();
                })
                .withMessageContaining(saying);
    }

    private static void optionsFail(String saying, Consumer<EndpointOptions> options) {
        fails(saying, b -> b.inbox(Inbox.inMemory()).endpoint("a", Sender.SHOTSTACK.verifier(), options));
    }

    @Test
    void needsAnInboxAndAnEndpoint() {
        fails("No inbox", b -> b.endpoint("a", Sender.FASTPIX.verifier()));
        fails("No endpoint", b -> b.inbox(Inbox.inMemory()));
    }

    @Test
    void mayHaveNoEndpointWhereThatIsMeant() {
        try (WebhookReceiver receiver = WebhookReceiver.builder()
                .inbox(Inbox.inMemory())
                .endpointsOptional()
                .build()) {
            receiver.start();

            assertThat(receiver.endpoints()).isEmpty();
            assertThat(receiver.serves("/webhooks/a")).isFalse();
        }
    }

    @Test
    void refusesNamesAndPathsThatAreThereTwice() {
        fails(
                "Two endpoints",
                b -> b.endpoint("a", Sender.FASTPIX.verifier()).endpoint("a", Sender.FASTPIX.verifier()));
        fails(
                "same path",
                b -> b.inbox(Inbox.inMemory())
                        .endpoint("a", Sender.FASTPIX.verifier(), e -> e.path("/x"))
                        .endpoint("b", Sender.FASTPIX.verifier(), e -> e.path("/x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "-a", "a b", "ä"})
    void refusesNamesThatAreNoPathSegment(String name) {
        fails("endpoint's name", b -> b.inbox(Inbox.inMemory()).endpoint(name, Sender.FASTPIX.verifier()));
    }

    @Test
    void refusesToPromiseMoreThanTheInboxHolds() {
        optionsFail("not durable", e -> e.ackMode(AckMode.AFTER_DURABLE_ACCEPT));
    }

    @Test
    void refusesToConfirmWhereNothingIsConfirmed() {
        Confirmation confirmation = webhook -> Confirmation.Answer.notYet("");

        optionsFail("AFTER_HANDLING", e -> e.ackMode(AckMode.AFTER_HANDLING).confirm(confirmation));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InlineEndpoint.builder("a", Sender.SHOTSTACK.verifier())
                        .options(e -> e.confirm(confirmation))
                        .build())
                .withMessageContaining("confirm");
    }

    @Test
    void refusesAMemoryInWhichEveryTimedDeliveryWouldBeTooOld() {
        Duration twoDays = Duration.ofDays(2);
        Duration less = twoDays.minusSeconds(1);

        fails("retention to two days", b -> b.inbox(remembering(less)).endpoint("a", Sender.FASTPIX.verifier()));
        assertThatCode(() -> {
                    build(twoDays, Sender.FASTPIX, e -> {});
                    build(less, Sender.FASTPIX, e -> e.tooOld(EndpointOptions.TooOld.HANDLE));
                    build(less, Sender.FASTPIX, e -> e.ackMode(AckMode.AFTER_HANDLING));
                    build(less, Sender.SHOTSTACK, e -> {}); // nothing in it is signed
                    build(less, Sender.STRIPE, e -> {}); // its signed time has a window of minutes
                })
                .doesNotThrowAnyException();
    }

    @Test
    void everyStepGivesTheBuilder() {
        WebhookReceiver.Builder receiver = WebhookReceiver.builder();
        assertThat(receiver.dedupe(MemoryDedupeStore.builder().build())).isSameAs(receiver);
        assertThat(receiver.tracing(Tracing.none())).isSameAs(receiver);
        receiver.handlers(handlers -> {
            assertThat(handlers.concurrency(1, inner -> {})).isSameAs(handlers);
            assertThat(handlers.retryPolicy(RetryPolicy.never(), inner -> {})).isSameAs(handlers);
        });
        InlineEndpoint.Builder<?> inline = InlineEndpoint.builder("a", Sender.FASTPIX.verifier());
        assertThat(inline.clock(Clock.systemUTC())).isSameAs(inline);
        assertThat(inline.lease(Duration.ofMinutes(1))).isSameAs(inline);
        assertThat(inline.build().name()).isEqualTo("a");
    }

    private static Inbox remembering(Duration retention) {
        return MemoryInbox.builder().retention(retention).build();
    }

    private static void build(Duration retention, Sender sender, Consumer<EndpointOptions> options) {
        WebhookReceiver.builder()
                .inbox(remembering(retention))
                .endpoint("a", sender.verifier(), options)
                .build();
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        optionsFail("path", e -> e.path("x"));
        optionsFail("path", e -> e.path("/x?y"));
        optionsFail("body limit", e -> e.bodyLimit(0));
        optionsFail("body limit", e -> e.bodyLimit((64 << 20) + 1));
        optionsFail("body time", e -> e.bodyTime(Duration.ZERO));
        optionsFail("deadline", e -> e.deadline(Duration.ofSeconds(-1)));
        optionsFail("rate", e -> e.ratePerSecond(0));
        optionsFail("refusalsPerMinute", e -> e.refusalsPerMinute(0));
        optionsFail("network", e -> e.allowedSources("everybody"));
        optionsFail("network", e -> e.allowedSources(""));
        optionsFail("allowed source", e -> e.allowedSources(new String[0]));
        fails("concurrency", b -> b.concurrency(0));
        fails("time limit", b -> b.handlerTimeLimit(Duration.ZERO));
        fails("closing time", b -> b.closingTime(Duration.ofSeconds(-1)));
    }

    /** What would overflow a clock or a timer later fails now. */
    @ParameterizedTest
    @ValueSource(longs = {110_000, 800_000_000, 106_751_991_167_300L})
    void refusesDurationsThatNoClockCanHold(long days) {
        Duration tooLong = Duration.ofDays(days);
        optionsFail("body time", e -> e.bodyTime(tooLong));
        optionsFail("deadline", e -> e.deadline(tooLong));
        fails("time limit", b -> b.handlerTimeLimit(tooLong));
        fails("closing time", b -> b.closingTime(tooLong));
        fails("retention", b -> MemoryInbox.builder().retention(tooLong));
        fails("retention", b -> MemoryDedupeStore.builder().retention(tooLong));
        fails("back-off", b -> RetryPolicy.defaults().backOff(tooLong, tooLong));
        fails(
                "lease",
                b -> InlineEndpoint.builder("a", Sender.FASTPIX.verifier()).lease(tooLong));
    }
}
