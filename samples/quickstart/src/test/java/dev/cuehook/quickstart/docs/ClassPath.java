package dev.cuehook.quickstart.docs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The jars that these tests run with, each in Maven's repository beside its POM. */
final class ClassPath {

    private ClassPath() {}

    /** None for what a parent manages as belonging to tests. */
    static Optional<Pom> pomOf(Pom.Dependency dependency) {
        Path folder = Path.of(dependency.group().replace('.', '/'), dependency.artifact());
        return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(jar -> jar.resolve("../..").normalize().endsWith(folder))
                .map(jar ->
                        Pom.at(jar.resolveSibling(jar.getFileName().toString().replaceFirst("jar$", "pom"))))
                .findFirst();
    }
}
