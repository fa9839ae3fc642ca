package dev.cuehook.benchmarks.speed;

import dev.cuehook.benchmarks.inbox.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ratios of all rounds, as a table and as a plot. */
final class Report {

    private static final String BEGIN = "<!-- speed -->";
    private static final String END = "<!-- /speed -->";

    private final List<Line> lines = new ArrayList<>();

    Report(List<Map<Figure, Double>> rounds) {
        for (Ratio ratio : Ratios.ALL) {
            List<Double> values = ratio.in(rounds);
            if (!values.isEmpty()) {
                lines.add(new Line(ratio, values.stream().sorted().toList()));
            }
        }
    }

    String table() {
        StringBuilder table = new StringBuilder("""
                | what | against | ratio | from – to | goal: firm / stretch | reached |
                |---|---|---|---|---|---|
                """);
        for (Line line : lines) {
            Ratio ratio = line.ratio;
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.2f – %.2f | %s | %s |%n",
                    ratio.what(),
                    ratio.against(),
                    Table.median(line.values),
                    line.values.get(0),
                    line.values.get(line.values.size() - 1),
                    ratio.goal(),
                    ratio.verdict(line.values)));
        }
        return table.toString();
    }

    /** The ratios that miss their firm goal by more than noise may explain. */
    List<String> broken() {
        return lines.stream()
                .filter(line -> line.ratio.isBroken(line.values))
                .map(line -> line.ratio.what() + " : " + line.ratio.against())
                .toList();
    }

    /** Puts table and plot into the page, between its marks, and beside it. */
    void writeInto(Path page) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has no marks " + BEGIN + " and " + END + ".");
        }
        String measured = "JDK " + Runtime.version().feature() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores of " + processor() + ":\n\n";
        Files.writeString(
                page, text.substring(0, begin + BEGIN.length()) + "\n" + measured + table() + text.substring(end));
        Files.writeString(page.resolveSibling("speed.svg"), plot());
    }

    private static String processor() throws IOException {
        Path linux = Path.of("/proc/cpuinfo");
        if (!Files.exists(linux)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(linux).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private String plot() {
        Plot plot = new Plot();
        for (Line line : lines) {
            if (line.ratio.firm() != 0) {
                plot.bar(line.ratio.what() + " : " + line.ratio.against(), line.ratio.shareOfGoal(line.values));
            }
        }
        return plot.svg();
    }

    private record Line(Ratio ratio, List<Double> values) {}
}
