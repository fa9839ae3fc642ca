package dev.cuehook.internal.platform;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Strict decoding of hexadecimal and Base64: one spelling for each value, null for everything else. */
final class SignatureText {

    private SignatureText() {}

    /** The bytes of a hexadecimal text, in either case. */
    static byte @Nullable [] hex(String text) {
        int length = text.length();
        if (length == 0 || (length & 1) != 0) {
            return null;
        }
        byte[] bytes = new byte[length / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = nibble(text.charAt(2 * i));
            int low = nibble(text.charAt(2 * i + 1));
            if ((high | low) < 0) {
                return null;
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    /** The bytes of a padded standard Base64 text. */
    static byte @Nullable [] base64(String text) {
        return text.isEmpty() || (text.length() & 3) != 0 ? null : decode(Base64.getDecoder(), text, false);
    }

    /** The bytes of a standard Base64 text whose padding may be absent. */
    static byte @Nullable [] base64OptionallyPadded(String text) {
        return (text.length() & 3) == 0 ? base64(text) : decode(Base64.getDecoder(), text, false);
    }

    /** The bytes of an unpadded Base64url text. */
    static byte @Nullable [] base64Url(String text) {
        return text.indexOf('=') >= 0 ? null : decode(Base64.getUrlDecoder(), text, true);
    }

    private static byte @Nullable [] decode(Base64.Decoder decoder, String text, boolean url) {
        byte[] bytes;
        try {
            bytes = decoder.decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        return bytes.length == 0 || hasSpareBits(text, bytes.length, url) ? null : bytes;
    }

    /** The JDK passes a last character whose unused bits are set: several spellings of the same bytes. */
    private static boolean hasSpareBits(String text, int decodedLength, boolean url) {
        int unused = switch (decodedLength % 3) {
            case 1 -> 0x0F;
            case 2 -> 0x03;
            default -> 0;
        };
        if (unused == 0) {
            return text.indexOf('=') >= 0;
        }
        int last = text.indexOf('=') < 0 ? text.length() - 1 : text.indexOf('=') - 1;
        return (sextet(text.charAt(last), url) & unused) != 0;
    }

    private static int sextet(char c, boolean url) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == (url ? '-' : '+') ? 62 : 63;
    }

    private static int nibble(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' && c < 128 ? lower - 'a' + 10 : -1;
    }
}
