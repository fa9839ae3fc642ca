package dev.cuehook.quickstart.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A page of the documentation: its fenced blocks, its text without them, its anchors. */
record Page(Path path, List<Block> blocks, List<String> text) {

    /** The repository's root. */
    static Path root() {
        String root = System.getProperty("cuehook.root");
        return Path.of(root == null || root.isBlank() ? "../.." : root)
                .toAbsolutePath()
                .normalize();
    }

    /** README.md and everything under docs. */
    static List<Page> all() {
        try (Stream<Path> docs = Files.walk(root().resolve("docs"))) {
            return Stream.concat(Stream.of(root().resolve("README.md")), docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One page, by its path from the root. */
    static Page of(String path) {
        return read(root().resolve(path));
    }

    private static Page read(Path path) {
        List<Block> blocks = new ArrayList<>();
        List<String> text = new ArrayList<>();
        List<String> block = null;
        String language = "";
        int begins = 0;
        int number = 0;
        for (String line : lines(path)) {
            number++;
            if (line.startsWith("```")) {
                if (block == null) {
                    block = new ArrayList<>();
                    language = line.substring(3).strip();
                    begins = number;
                } else {
                    blocks.add(new Block(path, begins, language, List.copyOf(block)));
                    block = null;
                }
            } else if (block == null) {
                text.add(line);
            } else {
                block.add(line);
            }
        }
        if (block != null) {
            throw new AssertionError(path + ":" + begins + ": the block is not closed");
        }
        return new Page(path, List.copyOf(blocks), List.copyOf(text));
    }

    static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What may stand behind the # of a link to this page, as GitHub makes it from headings. */
    List<String> anchors() {
        return text.stream()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    List<Block> blocks(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** The cells of the table rows behind a heading, without the head of the table. */
    List<List<String>> table(String heading) {
        List<List<String>> rows = new ArrayList<>();
        boolean here = false;
        for (String line : text) {
            if (line.startsWith("#")) {
                here = line.replaceFirst("#+ ", "").equals(heading);
            } else if (here && line.startsWith("|") && !line.matches("[|: -]+")) {
                rows.add(Stream.of(line.substring(1, line.lastIndexOf('|')).split("(?<!\\\\)\\|", -1))
                        .map(String::strip)
                        .toList());
            }
        }
        if (rows.size() < 2) {
            throw new AssertionError(path + " has no table under '" + heading + "'");
        }
        return rows.subList(1, rows.size());
    }

    @Override
    public String toString() {
        return root().relativize(path).toString();
    }

    /** A fenced block. */
    record Block(Path page, int line, String language, List<String> lines) {

        String content() {
            return String.join("\n", lines);
        }

        @Override
        public String toString() {
            return root().relativize(page) + ":" + line;
        }
    }
}
