package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cuehook.Refusal;
import dev.cuehook.Secret;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRequest;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.internal.receiver.BodyBudget;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineEndpointTest {

    private static final Wire READY = Cues.fastpix("e1", "m1");

    private final Recorder heard = new Recorder();
    private final AfterHandlingTest.FailingDedupe dedupe = new AfterHandlingTest.FailingDedupe();
    private final InlineEndpoint<FastPixEvent> endpoint = InlineEndpoint.builder(
                    "fastpix", FastPix.verifier(Secret.of(Sender.FASTPIX.secret())))
            .dedupe(dedupe)
            .listener(heard)
            .options(options -> options.deadline(Duration.ofMillis(100)))
            .build();

    private Admission<FastPixEvent> admit(Wire wire) {
        return endpoint.admit(wire.request());
    }

    private int status(Wire wire) {
        return admit(wire).response().orElseThrow().status();
    }

    @Test
    void handsOutAnEventAndItsDelivery() {
        Admission<FastPixEvent> admission = admit(READY);

        assertThat(admission.response()).isEmpty();
        assertThat(admission.event()).isInstanceOf(FastPixEvent.MediaReady.class);
        assertThat(admission.webhook().endpoint()).isEqualTo("fastpix");
        assertThat(admission.webhook().body()).isEqualTo(READY.body());
        assertThat(heard.lastAnswer().outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void tellsOfTheEndUnderTheAnswersId() {
        Admission<FastPixEvent> admission = admit(READY);
        assertThat(heard.settled).isEmpty();
        admission.complete();

        assertThat(heard.settled).singleElement().satisfies(end -> {
            assertThat(end.id()).isEqualTo(heard.lastAnswer().id());
            assertThat(end.handled()).isTrue();
        });
    }

    @Test
    void tellsOfNoEndWhereTheEventWasReleased() {
        admit(READY).release();

        assertThat(heard.settled).isEmpty();
    }

    @Test
    void takesNoTicketOfAnotherEndpoint() {
        InlineEndpoint<FastPixEvent> other = InlineEndpoint.builder(
                        "fastpix", FastPix.verifier(Secret.of(Sender.FASTPIX.secret())))
                .build();
        Ticket ticket = other.admit(READY.request().head());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint.admit(ticket, READY.body()))
                .withMessageContaining("ticket");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint.admit(ticket, new ByteArrayInputStream(READY.body())));
    }

    @Test
    void aRepeatIsADuplicateAfterCompletion() {
        admit(READY).complete();

        assertThat(status(READY)).isEqualTo(200);
        assertThat(heard.lastAnswer().outcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void aRepeatIsAdmittedAfterARelease() {
        admit(READY).release();

        assertThat(admit(READY).response()).isEmpty();
    }

    @Test
    void aRepeatIsNeverA2xxWhileTheFirstIsUndecided() {
        Admission<FastPixEvent> first = admit(READY);

        assertThat(status(READY)).isEqualTo(503);
        assertThat(heard.lastAnswer().outcome()).isEqualTo(Outcome.IN_PROGRESS);
        first.complete();
        assertThat(status(READY)).isEqualTo(200);
    }

    @Test
    void theFirstEndCounts() {
        Admission<FastPixEvent> admission = admit(READY);
        admission.release();
        admission.complete();

        assertThat(admit(READY).response()).as("not completed").isEmpty();
    }

    @Test
    void anAnswerHasNoEventAndEndingItDoesNothing() {
        Admission<FastPixEvent> answered = admit(READY.withBitTurned(5));

        assertThat(answered.response().orElseThrow().status()).isEqualTo(401);
        assertThatIllegalStateException().isThrownBy(answered::event);
        assertThatIllegalStateException().isThrownBy(answered::webhook);
        answered.complete();
        answered.release();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/anything", "/webhooks/other"})
    void doesNotLookAtThePath(String path) {
        assertThat(admit(READY.withUrl(path)).response()).isEmpty();
    }

    @Test
    void answersWhatIsNoEvent() {
        assertThat(status(Wire.of("{}"))).as("a probe").isEqualTo(200);
        assertThat(status(Cues.signed(Sender.FASTPIX, "{\"a\":1}")))
                .as("a test")
                .isEqualTo(200);
        assertThat(status(Cues.signed(Sender.FASTPIX, "[]"))).isEqualTo(400);
        assertThat(status(Wire.of("{\"a\":1}"))).isEqualTo(401);
        assertThat(endpoint.admit(WebhookRequest.method("GET", "/").head())
                        .response()
                        .orElseThrow()
                        .status())
                .isEqualTo(405);
    }

    @Test
    void aStoreThatFailsIs503BeforehandAndNothingAfterwards() {
        Admission<FastPixEvent> admission = admit(READY);
        dedupe.failing = true;
        admission.complete();

        assertThat(status(Cues.fastpix("e2", "m2"))).isEqualTo(503);
    }

    @Test
    void readsABodyUnderItsLimits() {
        Ticket ticket = endpoint.admit(Rig.head(READY)
                .header("Content-Length", String.valueOf(READY.body().length + 1))
                .head());

        assertThat(endpoint.admit(ticket, new ByteArrayInputStream(READY.body()))
                        .response()
                        .orElseThrow()
                        .status())
                .isEqualTo(400);
        assertThat(heard.lastAnswer().outcome()).isEqualTo(Outcome.TRUNCATED);
        assertThat(endpoint.bodyAlreadyRead(ticket).response().orElseThrow().status())
                .isEqualTo(503);
    }

    @RepeatedTest(10)
    void of64AtOnceOneIsAdmitted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            CyclicBarrier together = new CyclicBarrier(64);
            Callable<Admission<FastPixEvent>> admitting = () -> {
                together.await();
                return admit(READY);
            };
            List<Future<Admission<FastPixEvent>>> admissions = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                admissions.add(threads.submit(admitting));
            }
            int admitted = 0;
            for (Future<Admission<FastPixEvent>> admission : admissions) {
                admitted += admission.get().response().isEmpty() ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void tellsOfWhatTheHeadDecides() {
        Ticket ticket = endpoint.admit(WebhookRequest.post("/anywhere")
                .header("FastPix-Signature", "?")
                .head());

        assertThat(ticket.response()).isPresent();
        assertThat(heard.answered).hasSize(1);
        assertThat(heard.lastAnswer().refusal()).isEqualTo(Refusal.SIGNATURE_MALFORMED);
    }

    @Test
    void looksAtNothingMoreOfAnAddressThatCausedTooManyRefusals() {
        InlineEndpoint<FastPixEvent> limited = InlineEndpoint.builder(
                        "fastpix", FastPix.verifier(Secret.of(Sender.FASTPIX.secret())))
                .options(options -> options.refusalsPerMinute(2))
                .build();
        for (Wire wire : new Wire[] {READY, READY.withBitTurned(9), READY.withBitTurned(9)}) {
            limited.admit(limited.admit(from("203.0.113.9", wire)), wire.body());
        }

        assertThat(limited.admit(from("203.0.113.9", READY)).response())
                .hasValueSatisfying(response -> assertThat(response.status()).isEqualTo(429));
        assertThat(limited.admit(from("203.0.113.10", READY)).response()).isEmpty();
    }

    private static WebhookHead from(String address, Wire wire) {
        return Rig.head(wire).remoteAddress(address).head();
    }

    @Test
    void aLargeBodyGivesItsBytesBackToTheBudget() {
        long all = Runtime.getRuntime().maxMemory() / 8;
        Wire large =
                Cues.signed(Sender.FASTPIX, "{\"type\":\"x\",\"id\":\"e9\",\"a\":\"" + "x".repeat(100_000) + "\"}");
        endpoint.admit(endpoint.admit(Rig.head(large).head()), new ByteArrayInputStream(large.body()));

        assertThat(heard.lastAnswer().outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(BodyBudget.ofProcess().tryTake(all)).isTrue();
        BodyBudget.ofProcess().giveBack(all);
    }
}
