package dev.cuehook.inbox.jdbc.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of some megabytes, which only processes in its namespace see. It is gone with the process that holds it. */
final class SmallDisk implements AutoCloseable {

    private final Process holder;
    private final Path inside;

    private SmallDisk(Process holder, Path inside) {
        this.holder = holder;
        this.inside = inside;
    }

    static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        Process holder = new ProcessBuilder(
                        "unshare",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=$0m tmpfs \"$1\" && echo mounted && exec cat",
                        String.valueOf(megabytes),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = holder.inputReader();
        String line = output.readLine();
        if (!"mounted".equals(line)) {
            throw new IOException("This test needs Linux and the right to mount in a namespace; unshare says: " + line);
        }
        return new SmallDisk(
                holder,
                Path.of("/proc/" + holder.pid() + "/root")
                        .resolve(folder.toString().substring(1)));
    }

    /** What stands before a command that is to see this disk. */
    List<String> prefix() {
        return List.of(
                "nsenter", "--target", String.valueOf(holder.pid()), "--user", "--preserve-credentials", "--mount");
    }

    /** Leaves less room. */
    void occupy(int megabytes) throws IOException {
        Files.write(inside.resolve("ballast"), new byte[megabytes << 20]);
    }

    void release() throws IOException {
        Files.delete(inside.resolve("ballast"));
    }

    long free() throws IOException {
        return Files.getFileStore(inside).getUsableSpace();
    }

    /** Copies the inbox's files to where there is room. */
    Path copyTo(Path folder) throws IOException {
        Files.createDirectory(folder);
        for (String file : List.of("inbox.db", "inbox.db-wal")) {
            if (Files.exists(inside.resolve(file))) {
                Files.copy(inside.resolve(file), folder.resolve(file));
            }
        }
        return folder;
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
