package dev.cuehook.internal.root;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8 at all. Jackson passes overlong forms and code points beyond the last one, and reads them. */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int CHUNK = 4_096;

    private Utf8() {}

    /** Fails on the first byte that is not UTF-8; costs next to nothing for ASCII. */
    static void requireValid(byte[] bytes) throws CharacterCodingException {
        int ascii = asciiLength(bytes);
        if (ascii < bytes.length) {
            decode(ByteBuffer.wrap(bytes, ascii, bytes.length - ascii));
        }
    }

    /** How many bytes at the front are ASCII, to the nearest eight. */
    private static int asciiLength(byte[] bytes) {
        int at = 0;
        while (at + Long.BYTES <= bytes.length && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private static void decode(ByteBuffer rest) throws CharacterCodingException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer dropped = CharBuffer.allocate(Math.min(CHUNK, Math.max(2, rest.remaining())));
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            dropped.clear();
            result = decoder.decode(rest, dropped, true);
        }
        if (result.isError()) {
            result.throwException();
        }
    }
}
