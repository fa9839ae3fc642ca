package dev.cuehook.inbox;

import dev.cuehook.internal.root.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often and when a failed delivery is tried again. Back-off doubles, with full jitter: each wait is a random part of its
 * longest. While a delivery is retried, the others of its resource wait; {@link #maxBlock} bounds that. Immutable and
 * thread-safe.
 *
 * <p>Default: 12 attempts, waits of 1 second doubling to 5 minutes, at most 15 minutes of waits in all.
 *
 * @since 0.1
 */
public final class RetryPolicy {

    private static final RetryPolicy DEFAULTS =
            new RetryPolicy(12, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(15), List.of());

    private final int attempts;
    private final Duration first;
    private final Duration longest;
    private final Duration maxBlock;
    private final List<Class<? extends Throwable>> notRetried;

    private RetryPolicy(
            int attempts,
            Duration first,
            Duration longest,
            Duration maxBlock,
            List<Class<? extends Throwable>> notRetried) {
        this.attempts = attempts;
        this.first = Durations.positive("first back-off", first);
        this.longest = Durations.positive("longest back-off", longest);
        this.maxBlock = Durations.positive("max-block", maxBlock);
        this.notRetried = notRetried;
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts is " + attempts + "; expected at least 1.");
        }
    }

    /** 12 attempts, 1 second doubling to 5 minutes, at most 15 minutes in all. */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /** One attempt, no retry. */
    public static RetryPolicy never() {
        return DEFAULTS.attempts(1);
    }

    /** The same with so many attempts in all, the first included. */
    public RetryPolicy attempts(int attempts) {
        return new RetryPolicy(attempts, first, longest, maxBlock, notRetried);
    }

    /** The same with other waits: the first, doubled each time up to the longest. */
    public RetryPolicy backOff(Duration first, Duration longest) {
        return new RetryPolicy(attempts, first, longest, maxBlock, notRetried);
    }

    /** The same with another bound on the sum of all waits, at their longest. */
    public RetryPolicy maxBlock(Duration maxBlock) {
        return new RetryPolicy(attempts, first, longest, maxBlock, notRetried);
    }

    /** The same, but a failure of this type is final. */
    public RetryPolicy givingUpOn(Class<? extends Throwable> type) {
        List<Class<? extends Throwable>> more = new ArrayList<>(notRetried);
        more.add(Objects.requireNonNull(type, "type"));
        return new RetryPolicy(attempts, first, longest, maxBlock, List.copyOf(more));
    }

    /** Whether a failure may be retried at all. */
    public boolean retries(Throwable failure) {
        return notRetried.stream().noneMatch(type -> type.isInstance(failure));
    }

    /**
     * How long to wait after a failed attempt, at the longest; empty if it was the last one.
     *
     * @param attempt the attempt that failed, 1 for the first
     */
    public Optional<Duration> longestWait(int attempt) {
        if (attempt >= attempts) {
            return Optional.empty();
        }
        Duration left = maxBlock;
        Duration wait = first;
        for (int i = 1; i < attempt; i++) {
            left = left.minus(wait);
            wait = min(wait.multipliedBy(2), longest);
        }
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(min(wait, left));
    }

    /** A random wait after a failed attempt, up to the longest; empty if it was the last one. */
    public Optional<Duration> wait(int attempt, RandomGenerator random) {
        return longestWait(attempt).map(most -> Duration.ofNanos(random.nextLong(most.toNanos() + 1)));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    @Override
    public String toString() {
        return "RetryPolicy[attempts=" + attempts + ", " + first + " to " + longest + ", maxBlock=" + maxBlock + "]";
    }
}
