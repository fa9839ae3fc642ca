package dev.cuehook.inbox.jdbc.crash;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** One thing that a receiver did to one of its files, as {@code filelog.c} wrote it down. */
record FileEvent(Kind kind, File file, long offset, long micros, byte[] data) {

    enum Kind {
        CREATED,
        WRITTEN,
        TRUNCATED,
        FLUSHED,
        UNLINKED
    }

    enum File {
        FOLDER,
        DATABASE,
        LOG,
        JOURNAL,
        ACKS,
        EFFECTS
    }

    private static final int HEADER = 32;

    static void forEach(Path log, Consumer<FileEvent> action) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(log), 1 << 20))) {
            byte[] header = new byte[HEADER];
            while (in.readNBytes(header, 0, HEADER) == HEADER) {
                ByteBuffer numbers = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
                Kind kind = kind(numbers.getInt());
                File file = File.values()[numbers.getInt()];
                byte[] data = new byte[(int) numbers.getLong()];
                long offset = numbers.getLong();
                long micros = numbers.getLong();
                if (in.readNBytes(data, 0, data.length) < data.length) {
                    return; // killed while it wrote this
                }
                action.accept(new FileEvent(kind, file, offset, micros, data));
            }
        }
    }

    private static Kind kind(int letter) {
        return switch (letter) {
            case 'C' -> Kind.CREATED;
            case 'W' -> Kind.WRITTEN;
            case 'T' -> Kind.TRUNCATED;
            case 'F' -> Kind.FLUSHED;
            case 'U' -> Kind.UNLINKED;
            default -> throw new IllegalArgumentException("No kind of event: " + letter);
        };
    }

    boolean is(Kind expected, File of) {
        return kind == expected && file == of;
    }

    /** The delivery of a line that notes an answer or an effect. */
    String id() {
        return new String(data, StandardCharsets.UTF_8).strip();
    }
}
