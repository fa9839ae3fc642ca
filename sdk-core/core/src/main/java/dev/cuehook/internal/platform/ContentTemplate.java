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

    private final List<Piece> pieces;
    private final List<Piece> before;
    private final List<Piece> behind;

    private ContentTemplate(List<Piece> pieces) {
        this.pieces = pieces;
        int body = pieces.indexOf(new Piece("", BODY));
        this.before = pieces.subList(0, body);
        this.behind = pieces.subList(body + 1, pieces.size());
    }

    /** A template from texts such as <code>{t}</code>, {@code .}, <code>{body}</code>. */
    public static ContentTemplate of(String... texts) {
        List<Piece> pieces = Arrays.stream(texts).map(Piece::of).toList();
        long bodies = pieces.stream().filter(piece -> BODY.equals(piece.field)).count();
        if (bodies != 1) {
            throw new IllegalArgumentException("The signed content names {body} " + bodies
                    + " times; expected once: what is not signed is not proven.");
        }
        return new ContentTemplate(pieces);
    }

    /** Whether this field is part of what is signed. */
    public boolean covers(String field) {
        return pieces.stream().anyMatch(piece -> field.equals(piece.field));
    }

    /** The fields beside the body. */
    List<String> fields() {
        return pieces.stream()
                .map(Piece::field)
                .filter(Objects::nonNull)
                .filter(field -> !field.equals(BODY))
                .toList();
    }

    /** Hands the signed bytes on, in order. Every field must be there. */
    void feed(Map<String, String> fields, byte[] body, Consumer<byte[]> sink) {
        feed(before, fields, sink);
        sink.accept(body);
        feed(behind, fields, sink);
    }

    /** All of them in one: to a digest each piece costs as much as a block of the body. */
    private static void feed(List<Piece> pieces, Map<String, String> fields, Consumer<byte[]> sink) {
        if (!pieces.isEmpty()) {
            StringBuilder joined = new StringBuilder(64);
            for (Piece piece : pieces) {
                joined.append(piece.text(fields));
            }
            sink.accept(joined.toString().getBytes(StandardCharsets.ISO_8859_1)); // the bytes that came
        }
    }

    private record Piece(String literal, @Nullable String field) {

        static Piece of(String text) {
            boolean braces = text.length() > 2 && text.startsWith("{") && text.endsWith("}");
            return braces ? new Piece("", text.substring(1, text.length() - 1)) : new Piece(bytes(text), null);
        }

        /** A character for each byte of the UTF-8 text. */
        private static String bytes(String text) {
            return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }

        String text(Map<String, String> fields) {
            if (field == null) {
                return literal;
            }
            String value = fields.get(field);
            if (value == null) {
                throw new IllegalStateException("The field {" + field + "} was not presented.");
            }
            return value;
        }
    }
}
