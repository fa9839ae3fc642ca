package dev.cuehook.inbox.jdbc.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Lets a receiver write down what it does to its files: {@code filelog.c}, compiled and loaded before everything else. */
final class FileLog {

    private FileLog() {}

    static Launch launch(Variant variant, Path folder) throws IOException, InterruptedException {
        return Launch.of(variant, folder).preloading(Preloaded.compile("filelog.c", folder));
    }

    /** Where a receiver writes it. */
    static Path of(Path folder, int number) {
        return folder.resolve("files-" + number + ".log");
    }

    /** Gives what all receivers in a folder did, one after the other. */
    static void forEach(Path folder, Consumer<FileEvent> action) throws IOException {
        for (int number = 0; Files.exists(of(folder, number)); number++) {
            FileEvent.forEach(of(folder, number), action);
        }
    }
}
