package dev.cuehook.benchmarks.inbox;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the disk can do: 1 KiB is appended and flushed, again and again. */
final class RawFlushes {

    private RawFlushes() {}

    static double perSecond() throws Exception {
        Path file = Files.createTempFile("cuehook-benchmark", ".log");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            return Clients.run(1, () -> append(channel)).perSecond();
        } finally {
            Files.delete(file);
        }
    }

    private static boolean append(FileChannel channel) throws Exception {
        ByteBuffer row = ByteBuffer.allocate(Stored.BODY);
        while (row.hasRemaining()) {
            channel.write(row);
        }
        channel.force(false);
        return true;
    }
}
