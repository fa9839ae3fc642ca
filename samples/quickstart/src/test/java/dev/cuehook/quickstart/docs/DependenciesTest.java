package dev.cuehook.quickstart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The table of what comes into an application is what the POMs say. */
class DependenciesTest {

    private static final List<String> PUBLISHED = List.of(
            "sdk-core/core",
            "sdk-core/inbox-jdbc",
            "sdk-core/dedupe-redis",
            "sdk-core/testing",
            "sdk-servlet",
            "sdk-spring");

    /** By the name of a dependency, what brings it, which version, and its licence. */
    private static Map<String, List<String>> brought() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        Queue<Pom> open = new ArrayDeque<>();
        Pom parent = Pom.at(Page.root().resolve("pom.xml"));
        for (String module : PUBLISHED) {
            Pom pom = Pom.at(Page.root().resolve(module).resolve("pom.xml"));
            for (Pom.Dependency direct : pom.brings()) {
                if (!direct.group().equals("dev.cuehook") && !found.containsKey(direct.name())) {
                    Pom its = ClassPath.pomOf(direct).orElseThrow();
                    String version = parent.versions().get(direct.artifact());
                    found.put(direct.name(), List.of(pom.artifact(), version, its.licence()));
                    open.add(its);
                }
            }
        }
        while (!open.isEmpty()) {
            Pom pom = open.remove();
            for (Pom.Dependency further : pom.brings()) {
                if (!found.containsKey(further.name())) {
                    ClassPath.pomOf(further).ifPresent(its -> {
                        found.put(further.name(), List.of(pom.artifact(), "its own", its.licence()));
                        open.add(its);
                    });
                }
            }
        }
        return found;
    }

    @Test
    void tableNamesEveryDependencyWithItsOriginVersionAndLicence() {
        Map<String, List<String>> rows = new TreeMap<>();
        for (List<String> row : Page.of("docs/dependencies.md").table("What comes with what")) {
            rows.put(row.get(0).replace("`", ""), List.of(row.get(1).replace("`", ""), row.get(2), row.get(3)));
        }

        assertThat(rows).isEqualTo(new TreeMap<>(brought()));
    }

    @Test
    void publishedModulesAreAllThatTheBuildPublishes() {
        assertThat(Pom.at(Page.root().resolve("pom.xml")).modules())
                .filteredOn(module -> !Page.lines(Page.root().resolve(module).resolve(Path.of("pom.xml")))
                        .toString()
                        .contains("<maven.deploy.skip>true"))
                .filteredOn(module -> !module.endsWith("/bom"))
                .containsExactlyInAnyOrderElementsOf(PUBLISHED);
    }
}
