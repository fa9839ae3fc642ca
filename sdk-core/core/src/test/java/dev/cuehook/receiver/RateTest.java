package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.WebhookResponse;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rate is one a second, and the tests take much less: bursts of one pass. */
class RateTest {

    private static Rig rig(Sender sender, AckMode mode) {
        return new Rig.Builder()
                .endpoint(sender, options -> options.ratePerSecond(1).ackMode(mode))
                .open();
    }

    @ParameterizedTest
    @EnumSource(
            value = AckMode.class,
            names = {"BEST_EFFORT", "AFTER_HANDLING"})
    void answers429WithRetryAfterWhereThePlatformRetriesAnything(AckMode mode) {
        try (Rig rig = rig(Sender.FASTPIX, mode)) {
            rig.send(Cues.fastpix("e1", "m1"));

            WebhookResponse response = rig.send(Cues.fastpix("e2", "m2"));

            assertThat(response.status()).isEqualTo(429);
            assertThat(response.headers()).containsEntry("Retry-After", "1");
            assertThat(rig.outcome()).isEqualTo(Outcome.OVER_RATE);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = AckMode.class,
            names = {"BEST_EFFORT", "AFTER_HANDLING"})
    void answers503WhereWhatThePlatformRetriesIsUnknown(AckMode mode) {
        try (Rig rig = rig(Sender.FLOWPLAYER, mode)) {
            rig.send(Cues.flowplayer("e1", "v1"));

            WebhookResponse response = rig.send(Cues.flowplayer("e2", "v2"));

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.headers()).containsKey("Retry-After");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = AckMode.class,
            names = {"BEST_EFFORT", "AFTER_HANDLING"})
    void knownDuplicatesDoNotCount(AckMode mode) {
        try (Rig rig = rig(Sender.FASTPIX, mode)) {
            Wire ready = Cues.fastpix("e1", "m1");
            for (int i = 0; i < 10; i++) {
                assertThat(rig.status(ready)).isEqualTo(200);
            }
        }
    }

    @Test
    void unverifiedRequestsDoNotCount() {
        try (Rig rig = rig(Sender.FASTPIX, AckMode.BEST_EFFORT)) {
            for (int i = 0; i < 10; i++) {
                rig.send(Cues.fastpix("e" + i, "m").withBitTurned(9));
                rig.send(Wire.of("{}").withUrl("/webhooks/fastpix"));
            }
            assertThat(rig.status(Cues.fastpix("e1", "m1"))).isEqualTo(200);
        }
    }

    @Test
    void whatTheInboxDoesNotTakeDoesNotCount() {
        FailingInbox inbox = new FailingInbox();
        try (Rig rig = new Rig.Builder()
                .endpoint(Sender.FASTPIX, options -> options.ratePerSecond(1))
                .inbox(inbox)
                .open()) {
            inbox.failing = true;
            rig.send(Cues.fastpix("e1", "m1"));
            inbox.failing = false;

            assertThat(rig.status(Cues.fastpix("e1", "m1"))).isEqualTo(200);
        }
    }

    @Test
    void endpointsHaveRatesOfTheirOwn() {
        try (Rig rig = new Rig.Builder()
                .endpoint(Sender.FASTPIX, options -> options.ratePerSecond(1))
                .endpoint(Sender.FLOWPLAYER, options -> options.ratePerSecond(1))
                .open()) {
            rig.send(Cues.fastpix("e1", "m1"));

            assertThat(rig.status(Cues.flowplayer("e1", "v1"))).isEqualTo(200);
        }
    }
}
