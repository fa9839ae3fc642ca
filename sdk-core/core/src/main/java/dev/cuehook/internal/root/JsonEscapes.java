package dev.cuehook.internal.root;

import java.nio.charset.StandardCharsets;

/** The escapes in strings. */
final class JsonEscapes {

    private static final String LETTERS = "\"\\/bfnrtu";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";

    private JsonEscapes() {}

    /** The offset behind the escape that begins here; -1 if it is none. */
    static int end(byte[] json, int backslash) {
        int letter = backslash + 1 < json.length ? LETTERS.indexOf(json[backslash + 1]) : -1;
        if (letter < 0) {
            return -1;
        }
        if (letter < MEANINGS.length()) {
            return backslash + 2;
        }
        return unit(json, backslash) < 0 ? -1 : backslash + 6;
    }

    /** The text of a string that was checked before. */
    static String decode(byte[] json, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        for (int i = from; i < to; ) {
            if (json[i] != '\\') {
                i++;
                continue;
            }
            text.append(new String(json, plain, i - plain, StandardCharsets.UTF_8));
            int letter = LETTERS.indexOf(json[i + 1]);
            text.append(letter < MEANINGS.length() ? MEANINGS.charAt(letter) : (char) unit(json, i));
            i += letter < MEANINGS.length() ? 2 : 6;
            plain = i;
        }
        return text.append(new String(json, plain, to - plain, StandardCharsets.UTF_8))
                .toString();
    }

    /** The UTF-16 unit of four hexadecimal digits; -1 where they are none. */
    private static int unit(byte[] json, int backslash) {
        if (backslash + 6 > json.length) {
            return -1;
        }
        int unit = 0;
        for (int i = backslash + 2; i < backslash + 6; i++) {
            int digit = Character.digit(json[i], 16); // a byte of ASCII, or negative and so no digit
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
