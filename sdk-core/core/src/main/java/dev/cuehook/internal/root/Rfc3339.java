package dev.cuehook.internal.root;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code 2026-01-31T12:00:00[.123456789][Z|+01:00|+0100|+01]}. Written by hand because every event has several of them,
 * and a formatter takes longer over one than a parser over the whole event.
 */
final class Rfc3339 {

    private static final int SECONDS_END = 19;
    private static final int MOST_OFFSET_MINUTES = 18 * 60;

    private final String text;
    private int at = SECONDS_END;

    private Rfc3339(String text) {
        this.text = text;
    }

    /**
     * The time; null where the text is none. Without an offset it is UTC. {@code strict} wants an offset, and everything in one
     * spelling only.
     */
    static @Nullable Instant parse(String text, boolean strict) {
        try {
            return text.length() < SECONDS_END ? null : new Rfc3339(text).parse(strict);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Instant parse(boolean strict) {
        char separator = text.charAt(10);
        boolean form = is(4, '-') && is(7, '-') && is(13, ':') && is(16, ':');
        if (!form || (separator != 'T' && (strict || (separator != 't' && separator != ' ')))) {
            return null;
        }
        int second = number(17, 2);
        // A leap second is the first of the next minute to every clock of ours; there is none within a day
        boolean leap = second == 60 && number(14, 2) == 59;
        long day = LocalDate.of(number(0, 4), number(5, 2), number(8, 2)).toEpochDay();
        int hour = number(11, 2);
        int minute = number(14, 2);
        int nanos = fraction();
        if (hour > 23 || minute > 59 || (second > 59 && !leap) || (strict && at == text.length())) {
            return null;
        }
        return Instant.ofEpochSecond(((day * 24 + hour) * 60 + minute) * 60 + second - offset(strict), nanos);
    }

    private int fraction() {
        if (at == text.length() || !is(at, '.')) {
            return 0;
        }
        int digits = 0;
        int nanos = 0;
        for (at++; at < text.length() && isDigit(text.charAt(at)); at++) {
            nanos = digits < 9 ? nanos * 10 + text.charAt(at) - '0' : nanos;
            digits++;
        }
        if (digits == 0 || digits > 9) {
            throw new DateTimeException("A fraction has 1 to 9 digits.");
        }
        for (; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** In seconds. */
    private int offset(boolean strict) {
        int left = text.length() - at;
        if (left == 0 || (left == 1 && (is(at, 'Z') || (!strict && is(at, 'z'))))) {
            return 0;
        }
        boolean sign = is(at, '+') || is(at, '-');
        boolean colon = left == 6 && is(at + 3, ':');
        if (!sign || !(colon || (!strict && (left == 5 || left == 3)))) {
            throw new DateTimeException("An offset is Z, +01:00, +0100 or +01.");
        }
        int minutes = number(at + 1, 2) * 60 + (left == 3 ? 0 : number(at + left - 2, 2));
        if (minutes > MOST_OFFSET_MINUTES) {
            throw new DateTimeException("An offset is 18 hours at most.");
        }
        return (is(at, '-') ? -minutes : minutes) * 60;
    }

    private int number(int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                throw new DateTimeException("A digit is missing.");
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private boolean is(int index, char c) {
        return text.charAt(index) == c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
