package dev.cuehook.benchmarks.speed;

import dev.cuehook.benchmarks.speed.Figure.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs everything once, each benchmark in a process of its own. */
final class Rounds {

    private static final String OF_THREADS = "Hmac.(hex|base64|lineBotParser)";
    private static final String GARBAGE = "gc.alloc.rate.norm";

    private final TimeValue each;

    Rounds(TimeValue each) {
        this.each = each;
    }

    /** The figures of one round. */
    Map<Figure, Double> run() throws RunnerException {
        Map<Figure, Double> figures = new HashMap<>();
        measure(figures, options("Hmac.*").param("size", "600"), Kind.TIME);
        measure(figures, options("Hmac.(hex|limit)").param("size", "4096", "65536"), Kind.TIME);
        measure(figures, options("(Timed|Events|Tokens|LiveKitTokens|Endpoints).*"), Kind.TIME);
        measure(figures, options(OF_THREADS).param("size", "600").threads(2), Kind.TIME_OF_TWO_THREADS);
        if (Runtime.version().feature() >= 21) {
            ChainedOptionsBuilder virtual = options("Hmac.hex").param("size", "600");
            measure(figures, virtual.jvmArgsAppend("-Djmh.executor=VIRTUAL"), Kind.TIME_OF_A_VIRTUAL_THREAD);
        }
        return figures;
    }

    private ChainedOptionsBuilder options(String benchmarks) {
        return new OptionsBuilder()
                .include("\\.speed\\." + benchmarks + "$")
                .forks(1)
                .warmupTime(each)
                .measurementTime(each)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static void measure(Map<Figure, Double> figures, ChainedOptionsBuilder options, Kind kind)
            throws RunnerException {
        for (RunResult result : new Runner(options.build()).run()) {
            List<String> names = List.of(result.getParams().getBenchmark().split("\\.", -1));
            String name = String.join(".", names.subList(names.size() - 2, names.size()));
            Figure figure = new Figure(name, parameter(result), kind);
            double nanos = result.getPrimaryResult().getScore();
            figures.put(figure, nanos);
            Result<?> garbage = result.getSecondaryResults().get(GARBAGE);
            if (kind == Kind.TIME && garbage != null) {
                figures.put(figure.of(Kind.GARBAGE), garbage.getScore());
            }
            System.out.printf("  %-32s %6d  %-24s %12.0f ns%n", name, figure.size(), kind, nanos);
        }
    }

    /** The size of the body or the number of endpoints; 0 for those that have neither. */
    private static int parameter(RunResult result) {
        return result.getParams().getParamsKeys().stream()
                .findFirst()
                .map(key -> Integer.parseInt(result.getParams().getParam(key)))
                .orElse(0);
    }
}
