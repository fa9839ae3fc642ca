package dev.cuehook.internal.root;

import java.time.Duration;

/** What configured durations may be: positive, and never so long that a clock or a timer overflows. */
public final class Durations {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    private Durations() {}

    /**
     * The value, if it is more than nothing and at most ten years.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The " + name + " is " + value + "; expected more than 0, and at most "
                    + LONGEST.toDays() + " days.");
        }
        return value;
    }

    /**
     * The value, if it is not negative and at most ten years.
     *
     * @throws IllegalArgumentException if it is
     */
    public static Duration orNone(String name, Duration value) {
        return value.isZero() ? value : positive(name, value);
    }
}
