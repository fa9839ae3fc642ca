package dev.cuehook.platform;

import dev.cuehook.Refusal;
import dev.cuehook.WebhookRefusedException;
import java.time.Duration;
import java.time.Instant;

/**
 * How old a signed time may be, and how far ahead of this clock. Immutable and thread-safe.
 *
 * <p>A captured delivery passes again for {@code maxAge + maxAhead}: dedupe memory must reach further back than that.
 *
 * @param maxAge the oldest signed time that passes, inclusive; a second to a day
 * @param maxAhead the furthest ahead that passes, inclusive; at most an hour
 * @since 0.1
 */
public record TimeWindow(Duration maxAge, Duration maxAhead) {

    /** Checks the bounds. */
    public TimeWindow {
        within("maxAge", maxAge, Duration.ofSeconds(1), Duration.ofDays(1));
        within("maxAhead", maxAhead, Duration.ZERO, Duration.ofHours(1));
    }

    /**
     * Refuses a signed time outside the window.
     *
     * @throws WebhookRefusedException as {@link Refusal#TOO_OLD} or {@link Refusal#TOO_NEW}
     */
    public void check(Instant signedAt, Instant now) {
        Duration age = Duration.between(signedAt, now);
        if (age.compareTo(maxAge) > 0) {
            throw new WebhookRefusedException(
                    Refusal.TOO_OLD,
                    "signed " + age.toSeconds() + " s ago, maxAge is " + maxAge.toSeconds()
                            + " s. Check this machine's clock, or raise max-age.");
        }
        Duration ahead = Duration.between(now, signedAt); // age.negated() takes longer than the MAC of a small body
        if (ahead.compareTo(maxAhead) > 0) {
            throw new WebhookRefusedException(
                    Refusal.TOO_NEW,
                    "signed " + ahead.toSeconds() + " s ahead of this clock, maxAhead is " + maxAhead.toSeconds()
                            + " s. Check this machine's clock.");
        }
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " is " + value + "; expected " + least + " to " + most + ".");
        }
    }
}
