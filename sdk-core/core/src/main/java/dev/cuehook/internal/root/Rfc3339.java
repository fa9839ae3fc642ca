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

    private final byte[] text;
    private final int from;
    private final int to;
    private int at;

    private Rfc3339(byte[] text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.at = from + SECONDS_END;
    }

    /**
     * The time; null where the text is none. Without an offset it is UTC. {@code strict} wants an offset, and everything in one
     * spelling only.
     */
    static @Nullable Instant parse(byte[] text, int from, int to, boolean strict) {
        try {
            return to - from < SECONDS_END ? null : new Rfc3339(text, from, to).parse(strict);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Instant parse(boolean strict) {
        byte separator = text[from + 10];
        boolean form = is(from + 4, '-') && is(from + 7, '-') && is(from + 13, ':') && is(from + 16, ':');
        if (!form || (separator != 'T' && (strict || (separator != 't' && separator != ' ')))) {
            return null;
        }
        int second = number(from + 17, 2);
        // A leap second is the first of the next minute to every clock of ours; there is none within a day
        boolean leap = second == 60 && number(from + 14, 2) == 59;
        long day = LocalDate.of(number(from, 4), number(from + 5, 2), number(from + 8, 2))
                .toEpochDay();
        int hour = number(from + 11, 2);
        int minute = number(from + 14, 2);
        int nanos = fraction();
        if (hour > 23 || minute > 59 || (second > 59 && !leap) || (strict && at == to)) {
            return null;
        }
        return Instant.ofEpochSecond(((day * 24 + hour) * 60 + minute) * 60 + second - offset(strict), nanos);
    }

    private int fraction() {
        if (at == to || !is(at, '.')) {
            return 0;
        }
        int digits = 0;
        int nanos = 0;
        for (at++; at < to && isDigit(text[at]); at++) {
            nanos = digits < 9 ? nanos * 10 + text[at] - '0' : nanos;
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
        int left = to - at;
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

    private int number(int start, int digits) {
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            byte c = text[i];
            if (!isDigit(c)) {
                throw new DateTimeException("A digit is missing.");
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private boolean is(int index, char c) {
        return text[index] == c;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
