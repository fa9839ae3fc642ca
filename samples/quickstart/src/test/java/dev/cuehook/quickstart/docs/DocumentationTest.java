package dev.cuehook.quickstart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.quickstart.docs.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing that the documentation shows or names is missing in the repository. */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A test that a page names, and its file. */
    private static final Pattern TEST = Pattern.compile("\\[`\\w+\\.(\\w+)`]\\((\\S+)\\)");

    private final List<Page> pages = Page.all();
    private final Sources sources = Sources.all();

    @Test
    void everyPageIsThere() {
        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(pages.stream().flatMap(page -> page.blocks("java").stream())).hasSizeGreaterThan(20);
    }

    @Test
    void everyJavaBlockIsCompiledInTheRepository() {
        List<Block> missing = pages.stream()
                .flatMap(page -> page.blocks("java").stream())
                .filter(block -> !sources.contain(block.lines()))
                .toList();

        assertThat(missing).as("java blocks that no compiled source has").isEmpty();
    }

    @Test
    void theFirstJavaBlockOfTheReadmeStandsBeforeLine30() {
        assertThat(Page.of("README.md").blocks("java").get(0).line()).isLessThan(30);
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Page page : pages) {
            for (String line : page.text()) {
                Matcher link = LINK.matcher(line);
                while (link.find()) {
                    if (!leadsSomewhere(page, link.group(1))) {
                        broken.add(page + ": " + link.group(1));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPromiseOfTheThreatModelHasItsTest() throws IOException {
        Page page = Page.of("docs/threat-model.md");
        for (List<String> promise : page.table("Promises and their tests")) {
            Matcher test = TEST.matcher(promise.get(1));
            int tests = 0;
            for (; test.find(); tests++) {
                assertThat(Files.readString(page.path().resolveSibling(test.group(2))))
                        .as(promise.get(0))
                        .contains("void " + test.group(1) + "(");
            }
            assertThat(tests).as(promise.get(0)).isPositive();
        }
    }

    private static boolean leadsSomewhere(Page page, String target) {
        if (target.startsWith("https://")) {
            return true;
        }
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path path =
                file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
        if (hash < 0 || !Files.isRegularFile(path)) {
            return hash < 0 && Files.exists(path);
        }
        return Page.of(Page.root().relativize(path).toString()).anchors().contains(target.substring(hash + 1));
    }

    @Test
    void everyPageIsReachableFromTheIndexOrTheReadme() throws IOException {
        String index = Files.readString(Page.root().resolve("docs/README.md"))
                + Files.readString(Page.root().resolve("docs/platforms/README.md"))
                + Files.readString(Page.root().resolve("README.md"));
        assertThat(pages)
                .filteredOn(page -> !page.path().toString().contains("adr"))
                .allSatisfy(page ->
                        assertThat(index).contains(page.path().getFileName().toString()));
    }

    @Test
    void everyNameInTheTextExists() {
        List<String> unknown = new ArrayList<>();
        for (Page page : pages) {
            for (String line : page.text()) {
                Matcher code = CODE.matcher(line);
                while (code.find()) {
                    if (!sources.know(code.group(1))) {
                        unknown.add(page + ": " + code.group(1));
                    }
                }
            }
        }
        assertThat(unknown).as("names that no source has").isEmpty();
    }
}
