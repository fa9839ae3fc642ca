package dev.cuehook.internal.root;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The spellings of times that the platforms use. What fits none of them is null, never an exception. */
public final class WireTime {

    /** From here on a number counts milliseconds: as seconds it would lie in the year 5138. */
    private static final BigDecimal FIRST_MILLIS = new BigDecimal(100_000_000_000L);

    private static final int LONGEST = 40;

    private static final int MOST_HOURS = 9_999;

    /** Whole seconds up to here need no decimals. */
    private static final int MOST_PLAIN = 99_999_999;

    private WireTime() {}

    /** A time from RFC 3339 (also with {@code +0000} or without an offset) or from digits since the epoch. */
    public static @Nullable Instant instant(String text) {
        byte[] bytes = ascii(text);
        return bytes == null ? null : instant(bytes, 0, bytes.length);
    }

    /** The same, of a text that is these bytes. */
    static @Nullable Instant instant(byte[] text, int from, int to) {
        if (from == to || to - from > LONGEST) {
            return null;
        }
        if (to - from > 4 && text[from + 4] == '-') {
            return Rfc3339.parse(text, from, to, false);
        }
        return epoch(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** Null for what is too long; what is beyond ASCII is no part of any time, so it need not be told apart. */
    private static byte @Nullable [] ascii(String text) {
        return text.length() > LONGEST ? null : text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Strict RFC 3339 with an offset, as it may be signed; null for anything else. */
    public static @Nullable Instant strictRfc3339(String text) {
        byte[] bytes = ascii(text);
        return bytes == null ? null : Rfc3339.parse(bytes, 0, bytes.length, true);
    }

    /** A time from seconds or milliseconds since the epoch, with or without a fraction. */
    public static @Nullable Instant epoch(String literal) {
        BigDecimal number = decimal(literal);
        if (number == null) {
            return null;
        }
        BigDecimal seconds = number.compareTo(FIRST_MILLIS) < 0 ? number : number.movePointLeft(3);
        Duration since = span(seconds);
        return since == null ? null : Instant.EPOCH.plus(since);
    }

    /** A duration from seconds, with or without a fraction. */
    public static @Nullable Duration seconds(String literal) {
        int whole = whole(literal, 0, literal.length(), MOST_PLAIN);
        if (whole >= 0) {
            return Duration.ofSeconds(whole);
        }
        BigDecimal number = decimal(literal);
        return number == null ? null : span(number);
    }

    /** A duration from {@code HH:MM:SS[.fff]} or from seconds. */
    public static @Nullable Duration duration(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        int first = text.indexOf(':');
        int second = text.indexOf(':', first + 1);
        if (first < 0) {
            return seconds(text);
        }
        int hours = whole(text, 0, first, MOST_HOURS);
        int minutes = second < 0 ? -1 : whole(text, first + 1, second, 59);
        if (hours < 0 || minutes < 0) {
            return null;
        }
        long before = hours * 3_600L + minutes * 60L;
        int whole = whole(text, second + 1, text.length(), 59);
        if (whole >= 0) {
            return Duration.ofSeconds(before + whole);
        }
        boolean digits = second + 1 < text.length() && isDigit(text.charAt(second + 1)) && !text.endsWith(".");
        Duration rest = digits ? seconds(text.substring(second + 1)) : null;
        return rest == null || rest.toSeconds() >= 60 ? null : rest.plusSeconds(before);
    }

    private static int whole(String text, int from, int to, int most) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i)) || value > most) {
                return -1;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return to > from && value <= most ? value : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static @Nullable BigDecimal decimal(String literal) {
        if (literal.isEmpty() || literal.length() > LONGEST || literal.indexOf('e') >= 0 || literal.indexOf('E') >= 0) {
            return null;
        }
        try {
            return new BigDecimal(literal);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Duration span(BigDecimal seconds) {
        if (seconds.signum() < 0 || seconds.compareTo(FIRST_MILLIS) >= 0) {
            return null;
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.DOWN);
        return Duration.ofSeconds(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(9).longValue());
    }
}
