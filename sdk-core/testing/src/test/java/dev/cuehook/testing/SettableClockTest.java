package dev.cuehook.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SettableClockTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        SettableClock clock = SettableClock.at(NOON);

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.advance(Duration.ofMinutes(1))).isEqualTo(NOON.plusSeconds(60));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
        clock.set(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
        clock.advance(Duration.ofMinutes(-1));
        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(60));
    }

    @Test
    void aViewInAnotherZoneMovesWithIt() {
        SettableClock clock = SettableClock.at(NOON);
        SettableClock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.advance(Duration.ofHours(1));

        assertThat(elsewhere.instant()).isEqualTo(clock.instant());
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void losesNoMoveOfManyThreads() throws Exception {
        SettableClock clock = SettableClock.at(NOON);
        CountDownLatch ended = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            new Thread(() -> {
                        for (int j = 0; j < 1_000; j++) {
                            clock.advance(Duration.ofSeconds(1));
                        }
                        ended.countDown();
                    })
                    .start();
        }
        ended.await();

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(8_000));
    }
}
