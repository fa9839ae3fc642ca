package dev.cuehook.benchmarks.flood;

import dev.cuehook.benchmarks.inbox.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What floods cost and whom they reach, over HTTP on one machine. Every figure is a ratio within one run, the median of
 * interleaved rounds ({@code -Drounds=3}, {@code -Dseconds=2} each).
 */
public final class FloodBenchmarks {

    private FloodBenchmarks() {}

    /** Runs the topics that are named; without a name all. */
    public static void main(String[] names) throws Exception {
        Map<String, Topic> topics = new LinkedHashMap<>();
        topics.put("cost", RefusalCost::run);
        topics.put("forged", Beside::forged);
        topics.put("replay", Beside::replay);
        topics.put("endpoint", Beside::endpoint);
        List<String> chosen = names.length > 0 ? Arrays.asList(names) : List.copyOf(topics.keySet());
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
