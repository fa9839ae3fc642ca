package dev.cuehook.servlet;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cuehook.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Published hostile inputs, from the folder that the property {@code cuehook.corpora} names; skipped without it. */
final class Corpus {

    private Corpus() {}

    static List<byte[]> documents(String file) {
        return cases(file).stream()
                .map(one -> Base64.getDecoder().decode(Objects.requireNonNull(one.text("/body_base64"))))
                .toList();
    }

    static List<String> naughtyStrings() {
        return cases("naughty-strings.json").stream()
                .map(one -> Objects.requireNonNull(one.text()))
                .toList();
    }

    private static List<Json> cases(String file) {
        Path path = Path.of(System.getProperty("cuehook.corpora", "none"), file);
        assumeTrue(Files.exists(path), () -> "No corpus at " + path + ": set -Dcuehook.corpora to its folder.");
        try {
            return Json.of(Files.readAllBytes(path)).at("/cases").items();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
