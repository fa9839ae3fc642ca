package dev.cuehook.internal.root;

import org.jspecify.annotations.Nullable;

/** Text from the wire, made safe for logs: at most 64 characters, everything outside a small set escaped. */
public final class LogText {

    private static final int LIMIT = 64;

    private LogText() {}

    /** The cleaned text; {@code -} where there is none. */
    public static String clean(@Nullable String wire) {
        if (wire == null || wire.isEmpty()) {
            return "-";
        }
        int length = Math.min(wire.length(), LIMIT);
        StringBuilder out = null;
        for (int i = 0; i < length; i++) {
            char c = wire.charAt(i);
            if (!plain(c) && out == null) {
                out = new StringBuilder(LIMIT + 16).append(wire, 0, i);
            }
            if (out != null) {
                if (plain(c)) {
                    out.append(c);
                } else {
                    out.append(String.format("\\u%04x", (int) c));
                }
            }
        }
        String text = out == null ? wire.substring(0, length) : out.toString();
        return text.length() > LIMIT ? text.substring(0, LIMIT) : text;
    }

    private static boolean plain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == ':'
                || c == '-';
    }
}
