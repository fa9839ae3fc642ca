package dev.cuehook.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookRefusedException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeWindowTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final TimeWindow WINDOW = new TimeWindow(Duration.ofMinutes(5), Duration.ofMinutes(1));

    private static @Nullable Refusal refusal(Instant signedAt, Instant now) {
        try {
            WINDOW.check(signedAt, now);
            return null;
        } catch (WebhookRefusedException e) {
            return e.refusal();
        }
    }

    @Test
    void bothEndsPassAndANanosecondMoreDoesNot() {
        assertThat(refusal(NOW.minusSeconds(300), NOW)).isNull();
        assertThat(refusal(NOW.minusSeconds(300).minusNanos(1), NOW)).isEqualTo(Refusal.TOO_OLD);
        assertThat(refusal(NOW.plusSeconds(60), NOW)).isNull();
        assertThat(refusal(NOW.plusSeconds(60).plusNanos(1), NOW)).isEqualTo(Refusal.TOO_NEW);
    }

    @Test
    void decidesAtTheEndsOfTimeToo() {
        assertThat(refusal(NOW, Instant.MIN)).isEqualTo(Refusal.TOO_NEW);
        assertThat(refusal(NOW, Instant.MAX)).isEqualTo(Refusal.TOO_OLD);
        assertThat(refusal(Instant.MAX, Instant.MAX.minusSeconds(10))).isNull();
        assertThat(refusal(Instant.MIN, Instant.MIN.plusSeconds(10))).isNull();
        assertThat(refusal(Instant.MIN, Instant.MAX)).isEqualTo(Refusal.TOO_OLD);
        assertThat(refusal(Instant.MAX, Instant.MIN)).isEqualTo(Refusal.TOO_NEW);
    }

    @Test
    void saysByHowMuchItWasMissed() {
        try {
            WINDOW.check(NOW.plusSeconds(90), NOW);
        } catch (WebhookRefusedException e) {
            assertThat(e).hasMessageContaining("TOO_NEW: signed 90 s ahead of this clock, maxAhead is 60 s");
            assertThat(e.detail()).startsWith("signed 90 s ahead");
        }
        assertThat(refusal(NOW.plusSeconds(90), NOW)).isEqualTo(Refusal.TOO_NEW);
    }
}
