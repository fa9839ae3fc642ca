package dev.cuehook.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Refusal;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class SourcesTest {

    private static final Wire READY = Cues.flowplayer("e1", "v1");
    private static final Wire FORGED = READY.withBitTurned(20);

    private static int from(Rig rig, String address, Wire wire) {
        return rig.send(
                        Rig.head(wire)
                                .remoteAddress(address.isEmpty() ? null : address)
                                .head(),
                        new ByteArrayInputStream(wire.body()))
                .status();
    }

    @Test
    void looksOnlyAtRequestsOfAllowedNetworks() {
        try (Rig rig = new Rig.Builder()
                .endpoint(Sender.FLOWPLAYER, options -> options.allowedSources("10.0.0.0/8", "2001:db8::/32"))
                .open()) {
            assertThat(from(rig, "203.0.113.9", READY)).isEqualTo(401);
            assertThat(rig.heard.lastAnswer().refusal()).isEqualTo(Refusal.SOURCE_NOT_ALLOWED);
            assertThat(from(rig, "", READY)).as("an unknown source").isEqualTo(401);
            assertThat(from(rig, "10.1.2.3", READY)).isEqualTo(200);
            assertThat(from(rig, "2001:db8::7", READY)).isEqualTo(200);
        }
    }

    @Test
    void answers429UnseenAfterTooManyRefusalsOfOneAddress() {
        try (Rig rig = new Rig.Builder()
                .endpoint(Sender.FLOWPLAYER, options -> options.refusalsPerMinute(3))
                .open()) {
            for (int i = 0; i < 3; i++) {
                assertThat(from(rig, "203.0.113.9", FORGED)).isEqualTo(401);
            }
            assertThat(from(rig, "203.0.113.9", FORGED)).isEqualTo(429);
            assertThat(from(rig, "203.0.113.9", READY)).as("even a genuine one").isEqualTo(429);
            assertThat(from(rig, "203.0.113.10", READY))
                    .as("of another address")
                    .isEqualTo(200);
        }
    }

    @Test
    void countsNoGenuineDeliveryAgainstItsAddress() {
        try (Rig rig = new Rig.Builder()
                .endpoint(Sender.FLOWPLAYER, options -> options.refusalsPerMinute(1))
                .open()) {
            for (int i = 0; i < 5; i++) {
                assertThat(from(rig, "203.0.113.9", READY)).isEqualTo(200);
            }
        }
    }
}
