package dev.cuehook.quickstart.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java sources of the repository: their lines, and the names that they declare. */
final class Sources {

    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|record|enum) ([A-Z]\\w*)");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");
    /** Names of the JDK, of Spring and of containers in the text, which no source here declares. */
    private static final Set<String> OTHERS = Set.of(
            "ByteArrayInputStream",
            "DataSource",
            "EnableWebSecurity",
            "ForwardedRequestCustomizer",
            "HttpServletRequest",
            "InterruptedException",
            "MessageDigest",
            "MeterRegistry",
            "MockMvc",
            "RemoteIpValve",
            "RestAssured",
            "SecurityFilterChain",
            "ServiceLoader",
            "ServletContextListener",
            "UUID",
            "WebTestClient");
    /** Two humps at least: one alone may be any word. */
    private static final Pattern CAMEL = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+");

    private final List<List<String>> files = new ArrayList<>();
    private final Map<String, String> declaringSource = new HashMap<>();
    private final Set<String> qualified = new HashSet<>();
    private final StringBuilder everything = new StringBuilder();

    private Sources() {}

    /** Everything under the modules' source folders. */
    static Sources all() {
        Sources sources = new Sources();
        try (Stream<Path> paths = Files.walk(Page.root())) {
            paths.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !Page.root().relativize(path).toString().contains("target"))
                    .forEach(sources::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private void add(Path path) {
        List<String> lines = Page.lines(path);
        files.add(lines.stream().map(String::strip).toList());
        String source = String.join("\n", lines);
        everything.append(source);
        Matcher declared = DECLARED.matcher(source);
        while (declared.find()) {
            declaringSource.merge(declared.group(1), source, String::concat);
        }
        Matcher name = Pattern.compile("(?m)^(?:package|module) ([\\w.]+)").matcher(source);
        if (name.find()) {
            qualified.add(name.group(1));
            qualified.add(name.group(1) + "." + path.getFileName().toString().replace(".java", ""));
        }
    }

    /** Whether some source has these lines one after the other, whatever their indentation. */
    boolean contain(List<String> lines) {
        List<String> wanted = lines.stream().map(String::strip).toList();
        return files.stream().anyMatch(file -> Collections.indexOfSubList(file, wanted) >= 0);
    }

    /** Whether a piece of code in the text names nothing that does not exist. */
    boolean know(String code) {
        if (code.matches("dev\\.cuehook[\\w.]*")) {
            return qualified.contains(code) || everything.indexOf('"' + code) >= 0;
        }
        if (CONSTANT.matcher(code).matches()) {
            return everything.indexOf(code) >= 0 || code.matches("[A-Z0-9_]+_(SECRET|TOKEN|KEY|NEW|OLD|PORT|ID|JSON)");
        }
        Matcher member = Pattern.compile("([A-Z]\\w+)\\.(?!class)(\\w+)\\b.*").matcher(code);
        if (member.matches() && declaringSource.containsKey(member.group(1))) {
            return declaringSource.get(member.group(1)).matches("(?s).*\\b" + member.group(2) + "\\b.*");
        }
        Matcher type =
                Pattern.compile("@?(" + CAMEL.pattern() + ")(?:\\(.*\\))?").matcher(code);
        return !type.matches() || declaringSource.containsKey(type.group(1)) || OTHERS.contains(type.group(1));
    }
}
