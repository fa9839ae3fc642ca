package dev.cuehook.internal.platform;

import dev.cuehook.internal.root.WireTime;
import dev.cuehook.platform.TimeWindow;
import java.time.Instant;

/** Where a signed time is, its unit, and how fresh it must be. */
public record TimeRule(String field, boolean millis, TimeWindow window) {

    private static final int MOST_DIGITS = 13;

    /** The time: 1 to 13 ASCII digits, or RFC 3339 with an offset. */
    Instant parse(String text) {
        if (isDigits(text)) {
            long number = Long.parseLong(text);
            return millis ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        }
        Instant time = WireTime.strictRfc3339(text);
        if (time == null) {
            throw SignatureLayout.malformed("the signed time is neither 1 to 13 digits nor RFC 3339");
        }
        return time;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_DIGITS;
    }
}
