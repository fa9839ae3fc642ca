package dev.cuehook.inbox.jdbc.crash;

import dev.cuehook.inbox.jdbc.crash.FileEvent.File;
import dev.cuehook.inbox.jdbc.crash.FileEvent.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** A disk of which the power may be cut: it keeps what was flushed, and of the rest any part. */
final class Disk {

    private final List<Content> contents = List.of(
            new Content(File.DATABASE, "inbox.db"),
            new Content(File.LOG, "inbox.db-wal"),
            new Content(File.JOURNAL, "inbox.db-journal"));

    void apply(FileEvent event) {
        for (Content content : contents) {
            if (content.file == event.file()) {
                content.apply(event);
            } else if (event.is(Kind.FLUSHED, File.FOLDER)) {
                content.flushName();
            }
        }
    }

    /** Writes into a folder what is there after a cut. */
    void cut(Path folder, Random random) throws IOException {
        double[] chances = {0, 0.1, 0.5, 0.9, 1};
        int piece = random.nextBoolean() ? 512 : 4096;
        for (Content content : contents) {
            double chance = chances[random.nextInt(chances.length)];
            content.write(folder, piece, () -> random.nextDouble() < chance);
        }
    }

    /** Writes into a folder what is there as long as the power stays. */
    void write(Path folder) throws IOException {
        for (Content content : contents) {
            content.write(folder, 4096, () -> true);
        }
    }

    /** A file, and what happened to it since it and its folder were flushed. A file that is not there is empty. */
    private static final class Content {
        private final File file;
        private final String name;
        private final Bytes flushed = new Bytes();
        private final List<FileEvent> since = new ArrayList<>();
        private Kind named = Kind.UNLINKED;
        private Kind flushedName = Kind.UNLINKED;

        Content(File file, String name) {
            this.file = file;
            this.name = name;
        }

        void apply(FileEvent event) {
            switch (event.kind()) {
                case CREATED -> {
                    clear();
                    named = Kind.CREATED;
                }
                case UNLINKED -> named = Kind.UNLINKED;
                case FLUSHED -> {
                    since.forEach(earlier -> flushed.apply(earlier, 4096, () -> true));
                    since.clear();
                }
                default -> since.add(event);
            }
        }

        void flushName() {
            flushedName = named;
            if (named == Kind.UNLINKED) {
                clear();
            }
        }

        private void clear() {
            since.clear();
            flushed.size = 0;
        }

        void write(Path folder, int piece, BooleanSupplier keep) throws IOException {
            Kind there = named == flushedName || keep.getAsBoolean() ? named : flushedName;
            if (there == Kind.CREATED) {
                Bytes left = new Bytes();
                left.write(0, flushed.bytes, 0, flushed.size);
                since.forEach(event -> left.apply(event, piece, keep));
                Files.write(folder.resolve(name), Arrays.copyOf(left.bytes, left.size));
            }
        }
    }

    private static final class Bytes {
        private byte[] bytes = new byte[0];
        private int size;

        void apply(FileEvent event, int piece, BooleanSupplier keep) {
            int offset = (int) event.offset();
            if (event.kind() == Kind.TRUNCATED) {
                if (keep.getAsBoolean()) {
                    write(offset, bytes, 0, 0);
                    size = offset;
                }
                return;
            }
            for (int from = 0; from < event.data().length; ) {
                int length = Math.min(piece - (offset + from) % piece, event.data().length - from);
                if (keep.getAsBoolean()) {
                    write(offset + from, event.data(), from, length);
                }
                from += length;
            }
        }

        private void write(int at, byte[] from, int start, int length) {
            if (at + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(at + length, bytes.length * 2));
            }
            if (at > size) {
                Arrays.fill(bytes, size, at, (byte) 0);
            }
            System.arraycopy(from, start, bytes, at, length);
            size = Math.max(size, at + length);
        }
    }
}
