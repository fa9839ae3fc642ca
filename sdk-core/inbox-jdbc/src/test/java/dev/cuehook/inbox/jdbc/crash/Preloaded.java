package dev.cuehook.inbox.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A library that a process loads before all others; it stands between the process and its files. */
public final class Preloaded {

    private Preloaded() {}

    /** Compiles what is beside this class. */
    public static Path compile(String name, Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve(name);
        try (InputStream resource = Objects.requireNonNull(Preloaded.class.getResourceAsStream(name))) {
            Files.copy(resource, source);
        }
        Path library = folder.resolve(name + ".so");
        Process compiler;
        try {
            compiler = new ProcessBuilder(
                            "cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new IOException("This test needs Linux and a C compiler that is called cc.", e);
        }
        String output = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as("cc says: %s", output).isZero();
        return library;
    }
}
