package dev.cuehook.internal.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryIdTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void isAUuidOfVersionSevenWithTheTimeInFront() {
        for (int i = 0; i < 1_000; i++) {
            UUID id = UUID.fromString(DeliveryId.next(NOW));

            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        }
    }

    @Test
    void sortsByTheTimeOfArrival() {
        assertThat(DeliveryId.next(NOW.plusMillis(1))).isGreaterThan(DeliveryId.next(NOW));
    }

    @Test
    void isAnotherEachTime() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(DeliveryId.next(NOW));
        }
        assertThat(ids).hasSize(10_000);
    }
}
