package dev.cuehook.internal.platform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is signed, piece by piece: literal bytes, fields as they were received, the body. */
public final class ContentTemplate {

    /** The field that stands for the body. */
    static final String BODY = "body";

    private final Piece[] pieces;

    private ContentTemplate(Piece[] pieces) {
        this.pieces = pieces;
    }

    /** A template from texts such as <code>{t}</code>, {@code .}, <code>{body}</code>. */
    public static ContentTemplate of(String... texts) {
        Piece[] pieces = Arrays.stream(texts).map(Piece::of).toArray(Piece[]::new);
        long bodies =
                Arrays.stream(pieces).filter(piece -> BODY.equals(piece.field)).count();
        if (bodies != 1) {
            throw new IllegalArgumentException("The signed content names {body} " + bodies
                    + " times; expected once: what is not signed is not proven.");
        }
        return new ContentTemplate(pieces);
    }

    /** Whether this field is part of what is signed. */
    public boolean covers(String field) {
        return Arrays.stream(pieces).anyMatch(piece -> field.equals(piece.field));
    }

    /** The fields beside the body. */
    List<String> fields() {
        return Arrays.stream(pieces)
                .map(Piece::field)
                .filter(Objects::nonNull)
                .filter(field -> !field.equals(BODY))
                .toList();
    }

    /** Hands the signed bytes on, in order. Every field must be there. */
    void feed(Map<String, String> fields, byte[] body, Consumer<byte[]> sink) {
        for (Piece piece : pieces) {
            sink.accept(piece.bytes(fields, body));
        }
    }

    private record Piece(byte[] literal, @Nullable String field) {

        static Piece of(String text) {
            boolean braces = text.length() > 2 && text.startsWith("{") && text.endsWith("}");
            return braces
                    ? new Piece(new byte[0], text.substring(1, text.length() - 1))
                    : new Piece(text.getBytes(StandardCharsets.UTF_8), null);
        }

        byte[] bytes(Map<String, String> fields, byte[] body) {
            if (field == null) {
                return literal;
            }
            if (field.equals(BODY)) {
                return body;
            }
            String value = fields.get(field);
            if (value == null) {
                throw new IllegalStateException("The field {" + field + "} was not presented.");
            }
            return value.getBytes(StandardCharsets.ISO_8859_1); // the bytes that came, whatever they mean
        }
    }
}
