package dev.cuehook.benchmarks.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures every ratio in interleaved rounds, and prints the table. {@code --short} takes shorter turns, {@code --write page.md}
 * puts table and plot into a page, {@code --guard} fails where a firm goal is missed by more than 15 %.
 */
public final class Suite {

    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    private Suite() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        List<String> options = Arrays.asList(arguments);
        boolean shortly = options.contains("--short");
        Report report = new Report(measure(new Rounds(TimeValue.milliseconds(shortly ? 400 : 1_000))));
        System.out.println(report.table());
        int page = options.indexOf("--write") + 1;
        if (page > 0) {
            report.writeInto(Path.of(options.get(page)));
        }
        if (options.contains("--guard") && !report.broken().isEmpty()) {
            throw new IllegalStateException(
                    "Firm goals are missed by more than 15 %: " + String.join("; ", report.broken()));
        }
    }

    private static List<Map<Figure, Double>> measure(Rounds rounds) throws RunnerException {
        List<Map<Figure, Double>> all = new ArrayList<>();
        for (int i = 1; i <= ROUNDS; i++) {
            System.out.println("Round " + i + " of " + ROUNDS);
            all.add(rounds.run());
        }
        return all;
    }
}
