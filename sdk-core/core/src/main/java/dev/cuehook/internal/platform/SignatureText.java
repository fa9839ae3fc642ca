package dev.cuehook.internal.platform;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Strict decoding of hexadecimal and Base64: one spelling for each value, null for everything else. */
final class SignatureText {

    /** The Base64 alphabet without its two signs, in the order of what its characters stand for. */
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private SignatureText() {}

    /** The bytes of the hexadecimal text from one offset to another, in either case. */
    static byte @Nullable [] hex(String text, int from, int to) {
        int length = to - from;
        if (length == 0 || (length & 1) != 0) {
            return null;
        }
        byte[] bytes = new byte[length / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = nibble(text.charAt(from + 2 * i));
            int low = nibble(text.charAt(from + 2 * i + 1));
            if ((high | low) < 0) {
                return null;
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    /** The bytes of a padded standard Base64 text. */
    static byte @Nullable [] base64(String text) {
        return (text.length() & 3) != 0 ? null : decode(Base64.getDecoder(), text);
    }

    /** The bytes of a standard Base64 text whose padding may be absent. */
    static byte @Nullable [] base64OptionallyPadded(String text) {
        return decode(Base64.getDecoder(), text);
    }

    /** The bytes of an unpadded Base64url text. */
    static byte @Nullable [] base64Url(String text) {
        return text.indexOf('=') >= 0 ? null : decode(Base64.getUrlDecoder(), text);
    }

    /** Without the blanks and tabs around it, which are all that HTTP calls optional white space. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static byte @Nullable [] decode(Base64.Decoder decoder, String text) {
        byte[] bytes;
        try {
            bytes = decoder.decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        return bytes.length == 0 || hasSpareBits(text, bytes.length) ? null : bytes;
    }

    /** The JDK passes a last character whose unused bits are set: several spellings of the same bytes. */
    private static boolean hasSpareBits(String text, int decodedLength) {
        int unused = switch (decodedLength % 3) {
            case 1 -> 0x0F;
            case 2 -> 0x03;
            default -> 0;
        };
        int last = (text.endsWith("=") ? text.indexOf('=') : text.length()) - 1;
        return (LETTERS_AND_DIGITS.indexOf(text.charAt(last)) & unused) != 0; // the two signs have bits set either way
    }

    private static int nibble(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
