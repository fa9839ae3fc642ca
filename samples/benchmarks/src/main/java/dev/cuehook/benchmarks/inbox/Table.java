package dev.cuehook.benchmarks.inbox;

import java.util.List;

/** Prints each ratio beside the goal that it is to reach. */
public final class Table {

    /** How often everything is measured in turn, and for how many seconds each time. */
    public static final int ROUNDS = Integer.getInteger("rounds", 3);

    public static final int SECONDS = Integer.getInteger("seconds", 2);

    /** A ratio that is to be as large as the goal. */
    public void atLeast(String what, double goal, List<Double> ratios) {
        print(what, ">=", goal, ratios, median(ratios) >= goal);
    }

    /** A ratio that is to be no larger than the goal. */
    public void atMost(String what, double goal, List<Double> ratios) {
        print(what, "<=", goal, ratios, median(ratios) <= goal);
    }

    private static void print(String what, String sign, double goal, List<Double> ratios, boolean reached) {
        List<Double> sorted = ratios.stream().sorted().toList();
        System.out.printf(
                "%-66s %8.2f   %s %-5s %-8s (%.2f to %.2f)%n",
                what,
                median(ratios),
                sign,
                goal,
                reached ? "reached" : "missed",
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }

    /** Absolute figures, which belong to the machine. */
    public void note(String format, Object... values) {
        System.out.printf("  " + format + "%n", values);
    }

    public static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
