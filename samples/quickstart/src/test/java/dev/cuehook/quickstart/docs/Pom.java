package dev.cuehook.quickstart.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the tests of the documentation read in a POM, of this build or in the local repository. */
record Pom(Path path, Element project) {

    private static final Map<String, List<String>> ARTIFACTS = Map.of(
            "jackson.version", List.of("jackson-core", "jackson-databind"),
            "java-jwt.version", List.of("java-jwt"),
            "jspecify.version", List.of("jspecify"),
            "lettuce.version", List.of("lettuce-core"),
            "netty.version", List.of("netty-common", "netty-handler", "netty-transport"),
            "slf4j.version", List.of("slf4j-api"),
            "sqlite.version", List.of("sqlite-jdbc"));
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    static Pom at(Path path) {
        try {
            return new Pom(
                    path,
                    DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .parse(path.toFile())
                            .getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(path.toString(), e);
        }
    }

    String artifact() {
        return text(project, "artifactId").orElseThrow();
    }

    List<String> modules() {
        return children(project, "modules")
                .flatMap(modules -> children(modules, "module"))
                .map(Element::getTextContent)
                .toList();
    }

    /** What who depends on it gets, too. */
    List<Dependency> brings() {
        return children(project, "dependencies")
                .flatMap(all -> children(all, "dependency"))
                .filter(one -> !text(one, "optional").orElse("").equals("true"))
                .filter(one -> List.of("compile", "runtime")
                        .contains(text(one, "scope").orElse("compile")))
                .map(one -> new Dependency(
                        resolved(text(one, "groupId").orElseThrow()),
                        text(one, "artifactId").orElseThrow()))
                .toList();
    }

    /** By artifact, what the properties of this POM called jackson.version and so on give it. */
    Map<String, String> versions() {
        Map<String, String> versions = new HashMap<>();
        properties().forEach((name, value) -> {
            for (String artifact : ARTIFACTS.getOrDefault(name, List.of())) {
                versions.put(artifact, value);
            }
        });
        return versions;
    }

    /** By the short name that SPDX has for it, taken from a parent where the POM has none itself. */
    String licence() {
        Optional<String> name = children(project, "licenses")
                .flatMap(all -> children(all, "license"))
                .map(one -> text(one, "name").orElseThrow())
                .findFirst();
        if (name.isEmpty()) {
            return parent().licence();
        }
        if (name.get().contains("Apache")) {
            return "Apache-2.0";
        }
        return name.get().contains("MIT-0") ? "MIT-0" : name.get().contains("MIT") ? "MIT" : name.get();
    }

    private Pom parent() {
        Element parent = children(project, "parent").findFirst().orElseThrow();
        String group = text(parent, "groupId").orElseThrow();
        String artifact = text(parent, "artifactId").orElseThrow();
        String version = text(parent, "version").orElseThrow();
        return at(repository()
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom"));
    }

    private Path repository() {
        String group = text(project, "groupId")
                .or(() -> children(project, "parent").findFirst().flatMap(parent -> text(parent, "groupId")))
                .orElseThrow();
        int depth = group.split("\\.", -1).length + 3; // and the artifact, the version, the file
        return path.resolve("../".repeat(depth)).normalize();
    }

    private Map<String, String> properties() {
        Map<String, String> values = new HashMap<>();
        children(project, "properties")
                .flatMap(all -> children(all, "*"))
                .forEach(
                        one -> values.put(one.getTagName(), one.getTextContent().strip()));
        return values;
    }

    private String resolved(String text) {
        Matcher property = PROPERTY.matcher(text);
        return property.replaceAll(found -> found.group(1).equals("project.groupId")
                        || found.group(1).equals("pom.groupId")
                ? text(project, "groupId")
                        .orElseGet(() -> text(
                                        children(project, "parent").findFirst().orElseThrow(), "groupId")
                                .orElseThrow())
                : properties().get(found.group(1)));
    }

    private static Optional<String> text(Element element, String name) {
        return children(element, name)
                .findFirst()
                .map(child -> child.getTextContent().strip());
    }

    private static Stream<Element> children(Element element, String name) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .filter(child -> name.equals("*") || child.getTagName().equals(name));
    }

    /** Who is depended on, whatever its version. */
    record Dependency(String group, String artifact) {

        String name() {
            return group + ":" + artifact;
        }
    }
}
