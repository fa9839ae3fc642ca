package dev.cuehook.benchmarks.inbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a durable inbox takes in and works off. Every figure is a ratio within one run, the median of interleaved rounds
 * ({@code -Drounds=3}, {@code -Dseconds=2} each).
 *
 * <p>Run it through {@code slow-postgres.sh}: where a flush costs next to nothing, most ratios say nothing.
 */
public final class InboxBenchmarks {

    private InboxBenchmarks() {}

    /** Runs the topics that are named; without a name all but {@code retention}, which takes four minutes. */
    public static void main(String[] names) throws Exception {
        Map<String, Topic> topics = new LinkedHashMap<>();
        topics.put("embedded", EmbeddedRates::run);
        topics.put("postgres", PostgresRates::run);
        topics.put("scheduler", SchedulerRates::run);
        topics.put("done", ClaimTimes::behindDone);
        topics.put("backlog", ClaimTimes::behindBacklog);
        topics.put("flood", Flood::run);
        topics.put("heap", Heap::run);
        List<String> chosen = names.length > 0 ? Arrays.asList(names) : List.copyOf(topics.keySet());
        topics.put("retention", Retention::run);
        for (String name : chosen) {
            Topic topic = topics.get(name);
            if (topic == null) {
                throw new IllegalArgumentException("There is no topic '" + name + "'; expected " + topics.keySet());
            }
            topic.run(new Table());
        }
    }

    /** Fills some rows of the table. */
    @FunctionalInterface
    private interface Topic {
        void run(Table table) throws Exception;
    }
}
