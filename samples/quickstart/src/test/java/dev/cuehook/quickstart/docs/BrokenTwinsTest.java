package dev.cuehook.quickstart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of broken twins names twins that there are, and names all of the verifier's. */
class BrokenTwinsTest {

    private static final List<List<String>> ROWS =
            Page.of("docs/broken-twins.md").table("Promises and their twins");

    private static Stream<String> names(String cell) {
        return Stream.of(cell.split(", ", -1)).map(name -> name.replace("`", ""));
    }

    /** The test source of a class, wherever it is. */
    private static String source(String type) {
        try (Stream<Path> paths = Files.walk(Page.root())) {
            Path found = paths.filter(path -> path.endsWith(type + ".java"))
                    .filter(path -> path.toString()
                            .contains("src" + path.getFileSystem().getSeparator() + "test"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No test source is called " + type));
            return String.join("\n", Page.lines(found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTwinAndEveryTestIsThere() {
        for (List<String> row : ROWS) {
            names(row.get(1)).forEach(twin -> {
                String[] parts = twin.split("\\.", 2);
                String source = source(parts[0]);
                if (parts.length == 2) {
                    assertThat(source).as(twin).containsPattern("\\b" + Pattern.quote(parts[1]) + "\\b");
                }
            });
            names(row.get(2)).forEach(test -> assertThat(source(test)).contains("class " + test));
        }
    }

    @Test
    void theTestsKnowTheTwinsThatTheyAreSaidToReject() {
        for (List<String> row : ROWS) {
            List<String> tests = names(row.get(2)).map(BrokenTwinsTest::source).toList();
            names(row.get(1))
                    .forEach(twin -> assertThat(tests)
                            .as(twin)
                            .anyMatch(test -> test.contains(twin.substring(0, Math.max(0, twin.lastIndexOf('.'))))));
        }
    }

    @Test
    void noTwinOfTheStoresIsLeftOutOfItsTest() {
        for (String twins : List.of("InboxTwins", "DedupeTwins", "PlatformTwins")) {
            List<String> classes = new ArrayList<>();
            var declared = Pattern.compile("static (?:final )?class (\\w+) extends (?:Twin|ForgetsTheLeaseToken)\\b")
                    .matcher(source(twins));
            while (declared.find()) {
                classes.add(declared.group(1));
            }
            String test = source(twins + "Test");
            assertThat(classes)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(name -> assertThat(test).contains(twins + "." + name));
        }
    }
}
